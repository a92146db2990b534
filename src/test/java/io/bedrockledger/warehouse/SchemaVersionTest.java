package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that another version made. The column {@code agent_step} stands for one that this version has brought. */
class SchemaVersionTest {

    private static final LedgerTable CALLS = LedgerTable.INVOCATIONS;

    @TempDir
    Path folder;

    private WarehouseSettings settings;

    @BeforeEach
    void publish() {
        settings = WarehouseSettings.embedded(folder);
        try (Warehouse warehouse = Warehouse.open(settings)) {
            SampleCalls.publish(warehouse, MONDAY_EAST, "old-", 1);
        }
    }

    @Test
    void aTableThatLacksAColumnIsReadAsItIs() {
        change(schema -> schema.deleteColumn("agent_step"));

        try (Warehouse later = Warehouse.open(settings)) {
            assertThat(steps(later)).containsExactly("old-1|");
            assertThat(later.table(CALLS).schema().findField("agent_step")).isNull();
        }
    }

    @Test
    void aTableThatLacksAColumnGetsItUnderItsOwnFieldId() {
        change(schema -> schema.deleteColumn("agent_step"));

        try (Warehouse later = Warehouse.open(settings)) {
            assertThat(later.upgrade()).containsExactly(CALLS);

            assertThat(later.table(CALLS).schema().sameSchema(CALLS.schema())).isTrue();
            assertThat(later.upgrade()).isEmpty();
        }
    }

    @Test
    void rowsOfBothVersionsStandSideBySide() {
        change(schema -> schema.deleteColumn("agent_step"));

        try (Warehouse later = Warehouse.open(settings)) {
            later.upgrade();
            List<DataFile> files = new ArrayList<>();
            try (RowFile file = later.write(CALLS, MONDAY, "run-2")) {
                for (DataFile old : later.files(CALLS, List.of(MONDAY_EAST))) {
                    later.copy(CALLS, old, (key, line) -> true, file);
                }
                SampleCalls.fill(file.row(), MONDAY_EAST, "new-1", 9);
                file.row().set(InvocationColumn.AGENT_STEP, 7);
                file.append();
                file.finish().ifPresent(files::add);
            }
            OptionalLong before = later.snapshot(CALLS);
            later.replaceDays(CALLS, List.of(MONDAY_EAST), files, "run-2", before);

            assertThat(steps(later)).containsExactly("new-1|7", "old-1|");
        }
    }

    @Test
    void anotherTextAboutAColumnIsNoOtherVersion() {
        change(schema -> schema.updateColumnDoc("agent_step", "another text"));

        try (Warehouse later = Warehouse.open(settings)) {
            assertThat(steps(later)).containsExactly("old-1|");
        }
    }

    @Test
    void aColumnThatThisVersionDoesNotKnowIsRefused() {
        change(schema -> schema.addColumn("mood", Types.StringType.get()));

        int next = 1
                + Stream.of(InvocationColumn.values())
                        .mapToInt(InvocationColumn::fieldId)
                        .max()
                        .orElseThrow();
        refused("the column mood under the field id " + next);
    }

    @Test
    void aColumnOfAnotherNameIsRefused() {
        change(schema -> schema.renameColumn("agent_step", "step"));

        refused("the column step under the field id 29");
    }

    @Test
    void aColumnOfAnotherTypeIsRefused() {
        change(schema -> schema.updateColumn("agent_step", Types.LongType.get()));

        refused("the column 29: agent_step: optional long (place of the call in its agent run, from 1)");
    }

    @Test
    void aTableWithoutAColumnThatEveryRowHasIsRefused() {
        change(schema -> schema.deleteColumn("model_id"));

        refused("no column model_id, which every row must have");
    }

    private void refused(String found) {
        try (Warehouse later = Warehouse.open(settings)) {
            assertThatThrownBy(() -> later.table(CALLS))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage("[ledger.invocations] a table must have the columns of this version or of an older"
                            + " one; found " + found
                            + "; use the program that made the table, or name another data folder with --data");
        }
    }

    private void change(Consumer<UpdateSchema> difference) {
        try (Warehouse other = Warehouse.open(settings)) {
            UpdateSchema update = other.table(CALLS).updateSchema();
            difference.accept(update);
            update.commit();
        }
    }

    private List<String> steps(Warehouse warehouse) {
        List<String> rows = new ArrayList<>();
        try (SqlResult result = new DuckDb(warehouse, SqlSettings.defaults(folder))
                .query("select request_id, agent_step from invocations order by 1")) {
            while (result.next()) {
                rows.add(result.text(0).orElse("") + "|" + result.text(1).orElse(""));
            }
        }
        return rows;
    }
}
