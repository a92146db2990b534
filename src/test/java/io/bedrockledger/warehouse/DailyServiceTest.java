package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roll-ups of what became of calls and how long they took. A call of the samples costs 0.018 dollars. */
class DailyServiceTest {

    /** Four billed calls of every kind of outcome, and a message that is sent again. */
    private static final String[] OUTCOMES = {
        "ERROR|ThrottlingException|",
        "ERROR|ServiceQuotaExceededException|",
        "ERROR|ModelTimeoutException|",
        "GUARDRAIL_OUTPUT_BLOCKED||guardrail_intervened",
        "OK||max_tokens",
        "OK||MAX_TOKENS",
        "OK||end_turn",
        "OK||"
    };

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
    void everyCallHasOneOutcome() {
        publish(OUTCOMES.length, DailyServiceTest::outcome);

        assertThat(rows(
                        engine,
                        "select outcome, sum(calls), sum(list_cost_usd) from daily_outcomes group by 1 order by 1"))
                .containsExactly(
                        "ANSWERED|2|0.036000000000",
                        "BLOCKED|1|0.018000000000",
                        "FAILED|1|0.018000000000",
                        "THROTTLED|2|0.036000000000",
                        "TRUNCATED|2|0.036000000000");
        assertThat(violated()).isEmpty();
    }

    /** Messages at 0 s, 599 s and 1,199 s: the second comes within ten minutes of the first, the third does not of the second. */
    @Test
    void aMessageIsRepeatedWithinTenMinutesOfTheOneBefore() {
        long[] seconds = {0, 599, 1_199};
        publish(
                3,
                (row, call) -> row.set(
                                InvocationColumn.INVOKED_AT,
                                MONDAY.atTime(12, 0)
                                        .toInstant(ZoneOffset.UTC)
                                        .plusSeconds(seconds[call.intValue() - 1]))
                        .set(InvocationColumn.SYSTEM_HASH, 5L)
                        .set(InvocationColumn.MESSAGES_HASH, 7L));

        assertThat(rows(engine, "select calls, repeated_calls, repeated_cost_usd from daily_outcomes"))
                .containsExactly("3|1|0.018000000000");
    }

    @Test
    void whatFollowsAFailureIsASecondTry() {
        publish(2, (row, call) -> {
            row.set(InvocationColumn.MESSAGES_HASH, 7L);
            if (call == 1) {
                row.set(InvocationColumn.STATUS, "ERROR");
            }
        });

        assertThat(rows(
                        engine,
                        "select outcome, calls, repeated_calls, retried_calls from daily_outcomes order by outcome"))
                .containsExactly("ANSWERED|1|0|1", "FAILED|1|0|0");
    }

    @Test
    void callsWithoutABodyRepeatNothing() {
        publish(3, (row, call) -> row.set(InvocationColumn.SYSTEM_HASH, 5L));

        assertThat(rows(engine, "select calls, repeated_calls from daily_outcomes"))
                .containsExactly("3|0");
    }

    /** A class of durations holds what is at least its lower end and below its upper one, and is narrow. */
    @Test
    void everyDurationIsInANarrowClass() {
        List<Long> durations = List.of(
                0L,
                1L,
                31L,
                32L,
                33L,
                63L,
                64L,
                1_023L,
                1_024L,
                1_087L,
                1_088L,
                65_535L,
                65_536L,
                3_600_000L,
                (1L << 40) - 1);
        publish(
                durations.size(),
                (row, call) -> row.set(InvocationColumn.LATENCY_MS, durations.get(call.intValue() - 1)));

        assertThat(rows(
                        engine,
                        "select from_ms, below_ms, calls from daily_latencies where from_ms < 100000 order by from_ms"))
                .containsExactly(
                        "0|1|1",
                        "1|2|1",
                        "31|32|1",
                        "32|34|2",
                        "62|64|1",
                        "64|68|1",
                        "992|1024|1",
                        "1024|1088|2",
                        "1088|1152|1",
                        "63488|65536|1",
                        "65536|69632|1");
        assertThat(rows(engine, """
                        select count(*) from invocations join daily_latencies
                        on latency_ms >= from_ms and latency_ms < below_ms and (below_ms - from_ms) * 16 <= greatest(from_ms, 16)
                        """)).containsExactly("15");
        assertThat(violated()).isEmpty();
    }

    @Test
    void aFailedCallHasNoDuration() {
        publish(2, (row, call) -> {
            row.set(InvocationColumn.LATENCY_MS, 50L).set(InvocationColumn.FIRST_BYTE_MS, 20L);
            if (call == 2) {
                row.set(InvocationColumn.STATUS, "ERROR");
            }
        });

        assertThat(rows(engine, "select measure, from_ms, calls from daily_latencies order by measure"))
                .containsExactly("FIRST_BYTE|20|1", "LATENCY|50|1");
        assertThat(violated()).isEmpty();
    }

    @Test
    void aDateThatIsMissingIsFound() {
        publish(2, (row, call) -> row.set(InvocationColumn.LATENCY_MS, 50L));
        Draft draft = warehouse.draft("broken");
        draft.replaceDates(LedgerTable.DAILY_LATENCIES, List.of(MONDAY), List.of());
        draft.commit();

        assertThat(violated()).containsExactly("check_daily_latencies");
    }

    /** The checks of roll-ups that find something; the samples have no receipts and free calls with a cost. */
    private List<String> violated() {
        return Checks.run(engine).stream()
                .map(Checks.Violation::check)
                .filter(check -> check.startsWith("check_daily_"))
                .toList();
    }

    private static void outcome(Row row, Long call) {
        String[] parts = OUTCOMES[call.intValue() - 1].split("\\|", -1);
        row.set(InvocationColumn.STATUS, parts[0]);
        if (!parts[1].isEmpty()) {
            row.set(InvocationColumn.ERROR_CODE, parts[1]);
        }
        if (!parts[2].isEmpty()) {
            row.set(InvocationColumn.STOP_REASON, parts[2]);
        }
        row.set(InvocationColumn.LIST_COST_USD, new BigDecimal("0.018"));
    }

    private void publish(int calls, BiConsumer<Row, Long> change) {
        try (RowFile file = warehouse.write(LedgerTable.INVOCATIONS, MONDAY, "run-1")) {
            for (long call = 1; call <= calls; call++) {
                change.accept(SampleCalls.fill(file.row(), MONDAY_EAST, "call-" + call, call), call);
                file.append();
            }
            SampleCalls.replace(
                    warehouse,
                    LedgerTable.INVOCATIONS,
                    MONDAY_EAST,
                    file.finish().orElseThrow());
        }
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY), "run-1");
    }
}
