package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What came late, changed or vanished since the last night. */
class ChangedSourceIT {

    private static final String FROM = "2026-11-10";
    private static final String TO = "2026-11-12";
    private static final String RUNS =
            "select log_date, region, run_id from log_days order by log_date, region desc, run_id";
    private static final String OBJECTS =
            "select split_part(log_key, '/12/', 2), record_count, invocation_count, rejected_count, duplicate_count"
                    + " from log_objects order by all";
    private static final String CALLS = "select request_id from invocations order by 1";

    @TempDir
    Path folder;

    private LogFolder logs;
    private LedgerFixture ledger;
    private String first;
    private String monday;

    @BeforeEach
    void firstNight() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        monday = logs.put("2026-11-10", "a", call("a1", 10), call("a2", 10));
        logs.put(
                "eu-central-1",
                "2026-11-10",
                "a",
                List.of(call("e1", 10).in("eu-central-1").line()));
        logs.put("2026-11-11", "b", call("b1", 11));
        logs.put("2026-11-12", "c", call("c1", 12));
        ledger = LedgerFixture.open(folder.resolve("data"), logs.root());
        first = ledger.nightly(FROM, TO).runId();
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    private static LogCall call(String id, int day) {
        return LogCall.of(id, "2026-11-" + day + "T12:00:00Z");
    }

    @Test
    void aUsageDateThatLosesItsLastCallIsEmptied() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("moved"));
        logs.put("2026-11-11", "b", LogCall.of("astray", "2026-10-01T12:00:00Z"));
        try (LedgerFixture moved = LedgerFixture.open(folder.resolve("moved-data"), logs.root())) {
            moved.nightly("2026-11-11", "2026-11-11");
            logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z"));

            moved.nightly("2026-11-11", "2026-11-11");

            assertThat(moved.rows("select usage_date, calls from daily_costs")).containsExactly("2026-11-11|1");
        }
    }

    @Test
    void aSecondNightCommitsItsRunAndNothingElse() throws IOException {
        Map<String, String> snapshots = ledger.snapshots();
        List<Path> files = ledger.dataFiles();

        RunTotals totals = ledger.nightly(FROM, TO);

        assertThat(ledger.snapshots()).isEqualTo(snapshots);
        assertThat(ledger.dataFiles()).isEqualTo(files);
        assertThat(totals.readDays()).isZero();
        assertThat(totals.unchangedDays()).isEqualTo(4);
        assertThat(ledger.rows("select run_id, state, log_days, records from runs order by log_days desc"))
                .containsExactly(first + "|COMPLETED|4|5", totals.runId() + "|COMPLETED|0|0");
    }

    @Test
    void aLateObjectMakesItsOwnDayBeReadAgain() throws IOException {
        logs.put("2026-11-11", "late", call("b2", 11), call("b1", 11));

        RunTotals totals = ledger.nightly(FROM, TO);

        assertThat(totals.readDays()).isEqualTo(1);
        assertThat(ledger.rows(RUNS))
                .containsExactly(
                        "2026-11-10|us-east-1|" + first,
                        "2026-11-10|eu-central-1|" + first,
                        "2026-11-11|us-east-1|" + totals.runId(),
                        "2026-11-12|us-east-1|" + first);
        assertThat(ledger.rows(CALLS)).containsExactly("a1", "a2", "b1", "b2", "c1", "e1");
        assertThat(ledger.rows(OBJECTS)).contains("b.json.gz|1|1|0|0", "late.json.gz|2|1|0|1");
        assertThat(ledger.rows("select run_id, count(*) from invocations group by 1 order by 1"))
                .containsExactlyInAnyOrder(first + "|4", totals.runId() + "|2");
        assertThat(ledger.row("select sum(calls) from daily_costs")).isEqualTo("6");
    }

    @Test
    void anObjectWithAnotherEtagIsReadAgain() throws IOException {
        logs.put("2026-11-12", "c", call("c9", 12));

        RunTotals totals = ledger.nightly(FROM, TO);

        assertThat(totals.readDays()).isEqualTo(1);
        assertThat(ledger.rows(CALLS)).containsExactly("a1", "a2", "b1", "c9", "e1");
    }

    @Test
    void aCallReturnsWhenTheRecordThatBeatItIsGone() throws IOException {
        LogCall late = LogCall.of("late", "2026-11-10T23:59:30Z");
        logs.put("2026-11-10", "z", late);
        logs.put("2026-11-11", "z", late);
        ledger.nightly(FROM, TO);
        assertThat(ledger.rows(OBJECTS)).containsSequence("z.json.gz|1|0|0|1", "z.json.gz|1|1|0|0");
        logs.put("2026-11-10", "z", call("other", 10));

        ledger.nightly(FROM, TO);

        assertThat(ledger.rows(CALLS)).containsExactly("a1", "a2", "b1", "c1", "e1", "late", "other");
        assertThat(ledger.rows(OBJECTS)).containsSequence("z.json.gz|1|1|0|0", "z.json.gz|1|1|0|0");
    }

    @Test
    void anObjectThatVanishedKeepsItsRowsAndItsReceipt() throws IOException {
        Map<String, List<String>> before = ledger.content();
        logs.put("2026-11-10", "stays", call("a3", 10));
        ledger.nightly(FROM, TO);
        logs.delete("AWSLogs/111122223333/BedrockModelInvocationLogs/us-east-1/2026/11/10/12/stays.json.gz");
        Map<String, String> snapshots = ledger.snapshots();

        RunTotals totals = ledger.nightly(FROM, TO);

        assertThat(totals.vanished()).isEqualTo(1);
        assertThat(totals.readDays()).isZero();
        assertThat(ledger.snapshots()).isEqualTo(snapshots);
        assertThat(ledger.rows(CALLS)).containsExactly("a1", "a2", "a3", "b1", "c1", "e1");
        assertThat(ledger.content().get("log_objects"))
                .containsAll(before.get("log_objects"))
                .hasSize(5);
    }

    @Test
    void aDayThatVanishedIsKeptAndCounted() throws IOException {
        Map<String, String> snapshots = ledger.snapshots();
        logs.delete(monday);

        RunTotals totals = ledger.nightly(FROM, TO);

        assertThat(totals.vanished()).isEqualTo(1);
        assertThat(ledger.snapshots()).isEqualTo(snapshots);
    }

    @Test
    void vanishedAndLateObjectsOfOneDayStandSideBySide() throws IOException {
        logs.put("2026-11-10", "late", call("a3", 10), call("a1", 10));
        logs.delete(monday);

        RunTotals totals = ledger.nightly(FROM, TO);

        assertThat(totals.readDays()).isEqualTo(1);
        assertThat(totals.vanished()).isEqualTo(1);
        assertThat(totals.records()).isEqualTo(2);
        assertThat(ledger.rows(CALLS)).containsExactly("a1", "a2", "a3", "b1", "c1", "e1");
        assertThat(ledger.rows(OBJECTS)).contains("a.json.gz|2|2|0|0", "late.json.gz|2|1|0|1");
        assertThat(ledger.nightly(FROM, TO).readDays()).isZero();
    }

    @Test
    void anEmptiedSourceWipesNothing() throws IOException {
        Map<String, List<String>> content = ledger.content();
        Map<String, String> snapshots = ledger.snapshots();
        LogFolder.remove(logs.root().resolve("AWSLogs"));

        assertThatThrownBy(() -> ledger.nightly(FROM, TO))
                .isInstanceOf(IOException.class)
                .hasMessage("[" + logs.root() + "] there must be log objects under AWSLogs/; there is none; "
                        + "--logs names the place above AWSLogs/");

        assertThat(ledger.snapshots()).isEqualTo(snapshots);
        assertThat(ledger.content()).isEqualTo(content);
    }

    @Test
    void aWindowWithoutLogsSaysWhatTheNewestDayIs() throws IOException {
        RunTotals totals = ledger.nightly("2026-11-20", "2026-11-24");

        assertThat(totals.newestLogDate()).hasToString("Optional[2026-11-12]");
        assertThat(totals.readDays()).isZero();
    }
}
