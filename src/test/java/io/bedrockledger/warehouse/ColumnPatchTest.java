package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some columns of a data file change; every other value, and every row, stays. */
class ColumnPatchTest {

    private static final LedgerTable CALLS = LedgerTable.INVOCATIONS;
    private static final List<InvocationColumn> LOOKED = List.of(InvocationColumn.LINE_NUMBER);
    private static final List<InvocationColumn> CHANGED =
            List.of(InvocationColumn.AGENT_RUN_ID, InvocationColumn.AGENT_STEP);

    /** Rows of a file with several row groups. */
    private static final int MANY = 5_000;

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aChangedRowHasItsNewValuesAndItsRunAndEveryOtherValueStays() {
        DataFile source = SampleCalls.write(warehouse, MONDAY_EAST, "call-", 3);
        List<String> before = rows(source);

        DataFile patched = patch().apply(source, stepOf(2)).orElseThrow();

        List<String> after = rows(patched);
        assertThat(after.get(0)).isEqualTo(before.get(0)).contains("run-1");
        assertThat(after.get(1))
                .isEqualTo(before.get(1)
                        .replace("[AGENT_RUN_ID=null][AGENT_STEP=null]", "[AGENT_RUN_ID=r][AGENT_STEP=2]")
                        .replace("[RUN_ID=run-1]", "[RUN_ID=run-2]"));
        assertThat(after.get(2)).isEqualTo(before.get(2));
        assertThat(patched.recordCount()).isEqualTo(3);
        assertThat(patched.partition().get(0, Integer.class))
                .isEqualTo(source.partition().get(0, Integer.class));
    }

    @Test
    void aFileWithoutAChangeIsNotWritten() throws IOException {
        DataFile source = SampleCalls.write(warehouse, MONDAY_EAST, "call-", 3);

        assertThat(patch().apply(source, (row, position) -> {})).isEmpty();

        assertThat(dataFiles()).hasSize(1);
    }

    @Test
    void whicheverRowGroupChangesTheOthersAreCopied() throws IOException {
        DataFile source = manyGroups();
        List<String> before = rows(source);
        for (int line : List.of(1, MANY / 2, MANY)) {
            DataFile patched = patch().apply(source, stepOf(line)).orElseThrow();

            List<String> after = rows(patched);
            assertThat(after).hasSize(MANY);
            for (int i = 0; i < MANY; i++) {
                assertThat(after.get(i).equals(before.get(i))).isEqualTo(i != line - 1);
            }
            assertThat(patched.splitOffsets()).hasSizeGreaterThan(5);
        }
    }

    @Test
    void positionsCountOverRowGroups() throws IOException {
        List<Long> positions = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        patch().apply(manyGroups(), (row, position) -> {
            positions.add(position + 1);
            lines.add(row.requiredLong(InvocationColumn.LINE_NUMBER));
        });
        assertThat(positions).hasSize(MANY).isEqualTo(lines);
    }

    @Test
    void aPatchedFileIsReadByTheSqlEngineAndReplacesItsOwn() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "monday-", 2);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);
        DataFile published = warehouse.files(CALLS, MONDAY_EAST.logDate()).get(0);
        DataFile fresh = SampleCalls.write(warehouse, TUESDAY_EAST, "fresh-", 2);
        Draft draft = warehouse.draft("run-2");
        draft.replaceDays(CALLS, List.of(TUESDAY_EAST), List.of(fresh));

        draft.patch(
                CALLS,
                List.of(
                        new FilePatch(
                                published, patch().apply(published, stepOf(2)).orElseThrow()),
                        new FilePatch(fresh, patch().apply(fresh, stepOf(1)).orElseThrow())));

        DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
        String sql = "select request_id, agent_run_id, agent_step, run_id, list_cost_usd from invocations order by 1";
        List<String> expected = List.of(
                "fresh-1|r|1|run-2|0.018000000000",
                "fresh-2|NULL|NULL|run-1|0.018000000000",
                "monday-1|NULL|NULL|run-1|0.018000000000",
                "monday-2|r|2|run-2|0.018000000000");
        assertThat(SampleCalls.rows(engine.over(draft), sql)).isEqualTo(expected);
        assertThat(SampleCalls.rows(engine, sql)).hasSize(3);
        draft.commit();
        assertThat(SampleCalls.rows(engine, sql)).isEqualTo(expected);
        assertThat(dataFiles()).hasSize(4);
        assertThat(draft.removed(CALLS)).hasSize(2);
    }

    @Test
    void aStoppedPatchLeavesNothing() throws IOException {
        DataFile source = manyGroups();
        int[] asked = new int[1];
        ColumnPatch stopped = new ColumnPatch(warehouse, LOOKED, CHANGED, "run-2", () -> {
            if (++asked[0] == MANY - 1) {
                throw new StoppedException();
            }
        });

        assertThatThrownBy(() -> stopped.apply(source, stepOf(1)))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("asked to stop");

        assertThat(dataFiles()).hasSize(1);
    }

    private List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.toString().contains("log_objects"))
                    .toList();
        }
    }

    private ColumnPatch patch() {
        return new ColumnPatch(warehouse, LOOKED, CHANGED, "run-2", StopCheck.NEVER);
    }

    private static RowEdit stepOf(long line) {
        return (row, position) -> {
            if (row.requiredLong(InvocationColumn.LINE_NUMBER) == line) {
                row.set(InvocationColumn.AGENT_RUN_ID, "r").set(InvocationColumn.AGENT_STEP, line);
            }
        };
    }

    private List<String> rows(DataFile file) {
        List<String> rows = new ArrayList<>();
        warehouse.read(CALLS, file, row -> {
            StringBuilder text = new StringBuilder();
            for (Column column : CALLS.columns()) {
                text.append('[')
                        .append(column.name())
                        .append('=')
                        .append(row.get(column.ordinal()))
                        .append(']');
            }
            rows.add(text.toString());
        });
        return rows;
    }

    private DataFile manyGroups() throws IOException {
        Table table = warehouse.table(CALLS);
        StructLike partition = DataFiles.data(table.spec(), "log_date=" + MONDAY_EAST.logDate());
        ParquetOutput output =
                new ParquetOutput(table.io().newOutputFile(warehouse.newLocation(table, partition, "run-1")));
        Row row = new Row(CALLS, AvroSchemas.of(CALLS));
        try (ColumnFile file =
                new ColumnFile(output, CALLS, ParquetSchemaUtil.convert(table.schema(), "calls"), 100_000)) {
            for (int line = 1; line <= MANY; line++) {
                file.append(SampleCalls.fill(row.clear(), MONDAY_EAST, "call-" + line, line));
            }
            file.end();
        }
        return DataFiles.builder(table.spec())
                .withPath(output.getPath())
                .withFileSizeInBytes(output.sizeBytes())
                .withRecordCount(MANY)
                .withPartition(partition)
                .build();
    }
}
