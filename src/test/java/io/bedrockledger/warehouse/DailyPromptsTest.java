package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roll-up by prompt and text, and the views over it. A call of the samples costs 0.018 dollars. */
class DailyPromptsTest {

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
    void eightTextsSideBySideAreEightRows() {
        publish(MONDAY_EAST, 8, (row, call) -> prompt(row, "greet", "1", call));
        rollUp();

        assertThat(texts()).hasSize(8).allMatch(row -> row.endsWith("|1|1|0.018000000000"));
    }

    @Test
    void nineTextsSideBySideAreOneThatVaries() {
        publish(MONDAY_EAST, 9, (row, call) -> prompt(row, "greet", "1", call));
        rollUp();

        assertThat(texts()).containsExactly("|9|9|0.162000000000");
    }

    @Test
    void textsOfCallsWithoutAPromptAreNotKept() {
        publish(MONDAY_EAST, 3, (row, call) -> row.set(InvocationColumn.SYSTEM_HASH, call));
        rollUp();

        assertThat(texts()).containsExactly("|0|3|0.054000000000");
    }

    @Test
    void aVersionIsComparedWithTheOneBeforeIt() {
        publish(MONDAY_EAST, 2, (row, call) -> prompt(row, "greet", "2", 1));
        publish(TUESDAY_EAST, 2, (row, call) -> {
            prompt(row, "greet", "10", 2);
            row.set(InvocationColumn.LIST_COST_USD, new BigDecimal("0.020"));
        });
        rollUp();

        assertThat(rows(engine, """
                        select prompt_version, first_seen, calls, cost_per_call_usd, coalesce(version_before, ''),
                               coalesce(cast(change_per_call_usd as varchar), '')
                        from prompt_versions order by first_seen
                        """))
                .containsExactly("2|2025-11-03|2|0.018000000||", "10|2025-11-04|2|0.020000000|2|0.002000000");
        assertThat(rows(engine, "select prompt, versions, system_texts, calls, cost_per_call_usd from prompts"))
                .containsExactly("greet|2|2|4|0.019000000");
    }

    @Test
    void aCallThatIsNotBilledDoesNotMakeOthersCheaper() {
        publish(MONDAY_EAST, 2, (row, call) -> {
            prompt(row, "greet", "1", 1);
            if (call == 2) {
                row.set(InvocationColumn.PRICING_STATUS, "NOT_BILLED")
                        .set(InvocationColumn.LIST_COST_USD, BigDecimal.ZERO);
            }
        });
        rollUp();

        assertThat(rows(engine, "select calls, priced_calls, cost_per_call_usd from prompt_versions"))
                .containsExactly("2|1|0.018000000");
    }

    @Test
    void aDateThatIsMissingIsFound() {
        publish(MONDAY_EAST, 2, (row, call) -> prompt(row, "greet", "1", call));
        rollUp();
        Draft draft = warehouse.draft("broken");
        draft.replaceDates(LedgerTable.DAILY_PROMPTS, List.of(MONDAY), List.of());
        draft.commit();

        assertThat(Checks.run(engine)).extracting(Checks.Violation::check).contains("check_daily_prompts");
    }

    private static void prompt(Row row, String prompt, String version, long text) {
        row.set(InvocationColumn.PROMPT, prompt)
                .set(InvocationColumn.PROMPT_VERSION, version)
                .set(InvocationColumn.PROMPT_GRADE, "METADATA")
                .set(InvocationColumn.SYSTEM_HASH, text)
                .set(InvocationColumn.SYSTEM_CHARS, 200);
    }

    private List<String> texts() {
        return rows(
                engine,
                "select coalesce(cast(system_hash as varchar), ''), system_texts, calls, list_cost_usd from daily_prompts");
    }

    private void publish(DayUnit unit, int calls, BiConsumer<Row, Long> change) {
        try (RowFile file = warehouse.write(LedgerTable.INVOCATIONS, unit.logDate(), "run-1")) {
            for (long call = 1; call <= calls; call++) {
                change.accept(SampleCalls.fill(file.row(), unit, unit.logDate() + "-" + call, call), call);
                file.append();
            }
            SampleCalls.replace(
                    warehouse, LedgerTable.INVOCATIONS, unit, file.finish().orElseThrow());
        }
    }

    private void rollUp() {
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY, MONDAY.plusDays(1)), "run-1");
    }
}
