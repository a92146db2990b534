package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that was logged more than once is one row, and its other records are duplicates of their own objects. */
class DuplicateCallsIT {

    private static final String CALLS =
            "select request_id, log_key, line_number, token_source from invocations order by all";
    private static final String OBJECTS =
            "select split_part(log_key, '/12/', 2), record_count, invocation_count, rejected_count, duplicate_count"
                    + " from log_objects order by all";
    private static final LogCall NOON = LogCall.of("noon", "2026-11-10T12:00:00Z");
    private static final LogCall LATE = LogCall.of("late", "2026-11-10T23:59:30Z");

    @TempDir
    Path folder;

    private LogFolder logs;
    private LedgerFixture ledger;

    @BeforeEach
    void open() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        ledger = LedgerFixture.open(folder.resolve("data"), logs.root());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    @Test
    void withinAnObjectTheFirstLineStays() throws IOException {
        String key = logs.put("2026-11-10", "a", NOON, LATE, NOON);

        RunTotals totals = ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(CALLS)).containsExactly("late|" + key + "|2|ENVELOPE", "noon|" + key + "|1|ENVELOPE");
        assertThat(ledger.rows(OBJECTS)).containsExactly("a.json.gz|3|2|0|1");
        assertThat(totals.calls()).isEqualTo(2);
        assertThat(totals.duplicates()).isEqualTo(1);
        assertThat(ledger.row("select sum(list_cost_usd) from invocations")).isEqualTo("0.000168000000");
        assertThat(ledger.row("select sum(calls), sum(list_cost_usd) from daily_costs"))
                .isEqualTo("2|0.000168000000");
    }

    @Test
    void theRecordWithCountsWinsWhereverItIs() throws IOException {
        logs.put("2026-11-10", "a", NOON.withoutCounts());
        String key = logs.put("2026-11-10", "b", NOON);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(CALLS)).containsExactly("noon|" + key + "|1|ENVELOPE");
        assertThat(ledger.rows(OBJECTS)).containsExactly("a.json.gz|1|0|0|1", "b.json.gz|1|1|0|0");
    }

    @Test
    void acrossMidnightOfOneRunTheFirstDayKeepsTheCall() throws IOException {
        String first = logs.put("2026-11-10", "a", LATE);
        logs.put("2026-11-11", "b", LATE);

        ledger.nightly("2026-11-10", "2026-11-11");

        assertThat(ledger.rows(CALLS)).containsExactly("late|" + first + "|1|ENVELOPE");
        assertThat(ledger.rows(OBJECTS)).containsExactly("a.json.gz|1|1|0|0", "b.json.gz|1|0|0|1");
    }

    @Test
    void acrossMidnightOfTwoRunsTheSecondDayLoses() throws IOException {
        String first = logs.put("2026-11-10", "a", LATE);
        ledger.nightly("2026-11-10", "2026-11-10");
        Map<String, String> before = ledger.snapshots();
        logs.put("2026-11-11", "b", LATE);

        ledger.nightly("2026-11-11", "2026-11-11");

        assertThat(ledger.rows(CALLS)).containsExactly("late|" + first + "|1|ENVELOPE");
        assertThat(ledger.rows(OBJECTS)).containsExactly("a.json.gz|1|1|0|0", "b.json.gz|1|0|0|1");
        assertThat(ledger.snapshots()).containsEntry("invocations", before.get("invocations"));
    }

    @Test
    void aPublishedDayLosesItsCallToTheTwinWithCountsOfTheNextNight() throws IOException {
        logs.put("2026-11-10", "a", LATE.withoutCounts(), NOON);
        ledger.nightly("2026-11-10", "2026-11-10");
        assertThat(ledger.row("select count(*) from invocations")).isEqualTo("2");
        String second = logs.put("2026-11-11", "b", LATE);

        RunTotals totals = ledger.nightly("2026-11-11", "2026-11-11");

        assertThat(ledger.rows("select request_id, list_cost_usd from invocations order by all"))
                .containsExactly("late|0.000084000000", "noon|0.000084000000");
        assertThat(ledger.rows(CALLS)).contains("late|" + second + "|1|ENVELOPE");
        assertThat(ledger.rows(OBJECTS)).containsExactly("a.json.gz|2|1|0|1", "b.json.gz|1|1|0|0");
        assertThat(ledger.row("select sum(calls), sum(list_cost_usd) from daily_costs"))
                .isEqualTo("2|0.000168000000");
        assertThat(totals.records()).isEqualTo(1);
        assertThat(totals.calls()).isEqualTo(1);
        assertThat(ledger.nightly("2026-11-10", "2026-11-11").readDays()).isZero();
    }

    @Test
    void ofThreeDaysReadNightByNightOnlyTheFirstKeepsTheCall() throws IOException {
        String first = logs.put("2026-11-10", "a", LATE);
        for (int day = 10; day < 13; day++) {
            logs.put("2026-11-" + day, "a", LATE);
            ledger.nightly("2026-11-" + day, "2026-11-" + day);
        }

        assertThat(ledger.rows(CALLS)).containsExactly("late|" + first + "|1|ENVELOPE");
        assertThat(ledger.rows(
                        "select log_date, request_id, line_number, token_source from duplicate_records order by 1"))
                .containsExactly("2026-11-11|late|1|ENVELOPE", "2026-11-12|late|1|ENVELOPE");
    }

    @Test
    void theTablesDoNotTellInWhichOrderTheDaysWereRead() throws IOException {
        logs.put("2026-11-10", "a", LATE.withoutCounts(), NOON);
        logs.put("2026-11-11", "b", LATE, LogCall.of("early", "2026-11-11T00:10:00Z"));
        logs.put("2026-11-12", "c", LogCall.of("early", "2026-11-11T00:10:00Z"), LATE);
        ledger.nightly("2026-11-10", "2026-11-12");
        Map<String, List<String>> expected = ledger.content();

        for (List<String> order : List.of(
                List.of("2026-11-12", "2026-11-11", "2026-11-10"),
                List.of("2026-11-11", "2026-11-10", "2026-11-12"),
                List.of("2026-11-10", "2026-11-12", "2026-11-11"))) {
            try (LedgerFixture other = LedgerFixture.open(folder.resolve(order.toString()), logs.root())) {
                for (String day : order) {
                    other.nightly(day, day);
                }
                assertThat(other.content()).as("%s", order).isEqualTo(expected);
            }
        }
    }

    @Test
    void twoRegionsAreTwoCalls() throws IOException {
        LogCall other = NOON.in("eu-central-1");
        logs.put("2026-11-10", "a", NOON);
        logs.put("eu-central-1", "2026-11-10", "a", List.of(other.line(), other.line()));

        RunTotals totals = ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows("select region, count(*) from invocations group by region order by 1"))
                .containsExactly("eu-central-1|1", "us-east-1|1");
        assertThat(totals.duplicates()).isEqualTo(1);
    }
}
