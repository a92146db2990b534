package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_WEST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlScriptsTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private DuckDb engine;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void everyScriptOfTheTreeIsKnownAndTheOtherWayRound() throws IOException {
        assertThat(scripts("views")).containsExactlyInAnyOrderElementsOf(SqlScripts.VIEWS);
        assertThat(scripts("checks")).containsExactlyInAnyOrderElementsOf(SqlScripts.CHECKS);
        assertThat(scripts("rollups"))
                .containsExactlyInAnyOrder(
                        "daily_costs", "daily_cost_legs", "daily_prompts", "daily_outcomes", "daily_latencies");
    }

    @ParameterizedTest
    @FieldSource("io.bedrockledger.warehouse.SqlScripts#VIEWS")
    void aViewHasNoTimeWithZoneAndNoMap(String view) {
        try (SqlResult result = engine.query("select * from " + view)) {
            assertThat(result.columns())
                    .isNotEmpty()
                    .noneMatch(c -> c.typeName().startsWith("TIMESTAMP") || c.kind() == SqlColumn.Kind.NESTED);
        }
    }

    @Test
    void theViewsTellWhatTheCallsCost() {
        publishAndRollUp();

        assertThat(rows(
                        engine,
                        "select workflow, team, sum(calls), sum(list_cost_usd) from cost_by_workflow group by 1, 2"))
                .containsExactly("math-tutor|learning|4|0.072000000000");
        assertThat(rows(engine, "select usage_date, model, region, list_cost_usd from cost_by_model order by 1, 3"))
                .containsExactly(
                        "2025-11-03|anthropic.claude-sonnet-4|ap-southeast-2-long-name-1|0.018000000000",
                        "2025-11-03|anthropic.claude-sonnet-4|us-east-1|0.036000000000",
                        "2025-11-04|anthropic.claude-sonnet-4|us-east-1|0.018000000000");
        assertThat(rows(engine, "select * from unattributed")).isEmpty();
        assertThat(rows(engine, "select * from unpriced")).isEmpty();
    }

    @Test
    void everyCheckPassesOnEmptyTablesAndOnGoodOnes() {
        assertThat(Checks.run(engine)).isEmpty();
        publishAndRollUp();
        assertThat(Checks.run(engine)).isEmpty();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(
                        "check_legs_add_up, check_daily_cost_legs",
                        row -> row.set(InvocationColumn.OUTPUT_COST_USD, new BigDecimal("0.014"))),
                damage(
                        "check_legs_add_up, check_daily_cost_legs",
                        row -> row.set(InvocationColumn.INPUT_COST_USD, (BigDecimal) null)),
                damage("check_no_negatives", row -> row.set(InvocationColumn.CACHE_READ_TOKENS, -1L)),
                damage("check_statuses", row -> row.set(InvocationColumn.PRICING_STATUS, "UNPRICED")),
                damage("check_statuses", row -> row.set(InvocationColumn.PRICING_STATUS, "MISSPELT")),
                damage("check_statuses", row -> row.set(InvocationColumn.STATUS, "ERROR")),
                damage("check_statuses", row -> row.set(InvocationColumn.ATTRIBUTION_GRADE, "NONE")),
                damage("check_request_ids_unique", row -> row.set(InvocationColumn.REQUEST_ID, "tuesday-1")),
                damage("check_receipts_invocations", row -> row.set(InvocationColumn.LOG_KEY, "elsewhere")));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aDamagedRowIsFound(String checks, Consumer<Row> damage) {
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        replaceMonday(damage);
        rollUp();

        assertThat(Checks.run(engine)).extracting(Checks.Violation::check).containsExactly(checks.split(", "));
    }

    @Test
    void aRollUpThatWasForgottenIsFoundWithBothSums() {
        publishAndRollUp();
        SampleCalls.publish(warehouse, MONDAY_EAST, "other-", 3);

        assertThat(Checks.run(engine))
                .containsExactly(new Checks.Violation(
                        "check_daily_costs",
                        "usage_date=2025-11-03, workflow=math-tutor, model=anthropic.claude-sonnet-4, calls=4, rolled_calls=3, list_cost_usd=0.072000000000,"
                                + " rolled_list_cost_usd=0.054000000000"));
    }

    @Test
    void aRejectedRecordWithoutReceiptIsFound() {
        DataFile file;
        try (RowFile rows = warehouse.write(LedgerTable.REJECTED_RECORDS, MONDAY, "run-1")) {
            RowFileTest.fillAll(rows.row(), LedgerTable.REJECTED_RECORDS);
            rows.append();
            file = rows.finish().orElseThrow();
        }
        warehouse.append(LedgerTable.REJECTED_RECORDS, List.of(file), "run-1");

        assertThat(Checks.run(engine))
                .containsExactly(new Checks.Violation(
                        "check_receipts_rejected",
                        "log_key=text 1, log_date=2025-11-03, rejected_count=NULL, row_count=1"));
    }

    private static Arguments damage(String checks, Consumer<Row> damage) {
        return Arguments.of(checks, damage);
    }

    private void replaceMonday(Consumer<Row> damage) {
        DataFile file;
        try (RowFile rows = warehouse.write(LedgerTable.INVOCATIONS, MONDAY, "run-1")) {
            damage.accept(SampleCalls.fill(rows.row(), MONDAY_EAST, "r1", 1));
            rows.append();
            file = rows.finish().orElseThrow();
        }
        SampleCalls.replace(warehouse, LedgerTable.INVOCATIONS, MONDAY_EAST, file);
    }

    private void publishAndRollUp() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 2);
        SampleCalls.publish(warehouse, MONDAY_WEST, "r", 1);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);
        rollUp();
    }

    private void rollUp() {
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY, MONDAY.plusDays(1)), "run-1");
    }

    private static List<String> scripts(String kind) throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("sql", kind))) {
            return paths.map(path -> path.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .toList();
        }
    }
}
