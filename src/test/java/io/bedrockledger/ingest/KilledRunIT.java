package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.LedgerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that died after any of its steps is made up for by the next one. */
class KilledRunIT {

    private static final LogCall LATE = LogCall.of("late", "2026-11-10T23:59:30Z");

    /** How far the dead run came: the last step that it did, or the last table that it committed. */
    enum Died {
        READ(0, 0),
        SETTLE(1, 0),
        ROLL_UP(2, 0),
        CHECK(3, 0),
        PRICES(3, 1),
        INVOCATIONS(3, 2),
        REJECTED_RECORDS(3, 3),
        DUPLICATE_RECORDS(3, 4),
        DAILY_COST_LEGS(3, 5),
        DAILY_PROMPTS(3, 6),
        DAILY_OUTCOMES(3, 7),
        DAILY_LATENCIES(3, 8),
        DAILY_COSTS(3, 9),
        LOG_OBJECTS(3, 10),
        LOG_DAYS(3, 11);

        private final int steps;
        private final int commits;

        Died(int steps, int commits) {
            this.steps = steps;
            this.commits = commits;
        }
    }

    private static final List<LedgerTable> COMMITS = List.of(
            LedgerTable.PRICES,
            LedgerTable.INVOCATIONS,
            LedgerTable.REJECTED_RECORDS,
            LedgerTable.DUPLICATE_RECORDS,
            LedgerTable.DAILY_COST_LEGS,
            LedgerTable.DAILY_PROMPTS,
            LedgerTable.DAILY_OUTCOMES,
            LedgerTable.DAILY_LATENCIES,
            LedgerTable.DAILY_COSTS,
            LedgerTable.LOG_OBJECTS,
            LedgerTable.LOG_DAYS);

    /** Logs of two days, the data folder as the first night left it, and what a second one made of it that lived. */
    @TempDir
    static Path shared;

    private static Map<String, List<String>> lived = Map.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void live() throws IOException {
        LogFolder logs = new LogFolder(shared.resolve("logs"));
        logs.put("2026-11-10", "a", LATE.withoutCounts(), LogCall.of("a1", "2026-11-10T12:00:00Z"));
        try (LedgerFixture first = LedgerFixture.open(shared.resolve("first-night"), logs.root())) {
            first.nightly("2026-11-10", "2026-11-10");
        }
        logs.put("2026-11-11", "b", LATE, LogCall.of("b1", "2026-11-11T12:00:00Z"));
        logs.put("eu-central-1", "2026-11-11", "b", List.of("{}"));
        LogFolder.copy(shared.resolve("first-night"), shared.resolve("lived"));
        try (LedgerFixture second = LedgerFixture.open(shared.resolve("lived"), logs.root())) {
            second.nightly("2026-11-10", "2026-11-11");
            lived = second.content();
        }
        assertThat(lived.get("invocations")).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunEndsWithTheTablesOfARunThatLived(Died after) throws IOException {
        LogFolder.copy(shared.resolve("first-night"), folder.resolve("killed"));
        try (LedgerFixture killed = LedgerFixture.open(folder.resolve("killed"), shared.resolve("logs"))) {
            die(killed, after);
            Map<String, String> snapshots = withoutFindings(killed);
            killed.nightly("2026-11-10", "2026-11-11");

            assertThat(killed.content()).isEqualTo(lived);
            assertThat(withoutFindings(killed).equals(snapshots)).isEqualTo(after == Died.LOG_DAYS);
        }
    }

    @Test
    void theNextRunHealsADayWhoseObjectsHaveVanished() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        String key = logs.put("2026-11-10", "a", LATE.withoutCounts(), LogCall.of("a1", "2026-11-10T12:00:00Z"));
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            ledger.nightly("2026-11-10", "2026-11-10");
            logs.put("2026-11-11", "b", LATE);
            die(ledger, Died.DUPLICATE_RECORDS);
            logs.delete(key);

            ledger.nightly("2026-11-11", "2026-11-11");

            assertThat(ledger.rows("select request_id from invocations order by 1"))
                    .containsExactly("a1", "late");
            assertThat(ledger.rows("select record_count, invocation_count, duplicate_count from log_objects"
                            + " order by log_key"))
                    .containsExactly("2|1|1", "1|1|0");
        }
    }

    @Test
    void rowsWhoseObjectIsGoneBeforeItHasAReceiptAreKept() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        String key = logs.put("2026-11-11", "b", LATE, LATE, LogCall.of("b1", "2026-11-11T12:00:00Z"));
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            die(ledger, Died.DUPLICATE_RECORDS);
            logs.delete(key);
            logs.put("2026-11-10", "a", LogCall.of("a1", "2026-11-10T12:00:00Z"));

            ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(ledger.rows("select request_id from invocations order by 1"))
                    .containsExactly("a1", "b1", "late");
            assertThat(ledger.rows("select record_count, invocation_count, duplicate_count, size_bytes, last_invoked_at"
                            + " from log_objects where log_date = date '2026-11-11'"))
                    .containsExactly("3|2|1|0|2026-11-11T12:00:00Z");
            assertThat(ledger.row("select sum(calls) from daily_costs")).isEqualTo("3");
            assertThat(ledger.nightly("2026-11-10", "2026-11-11").readDays()).isZero();
        }
    }

    @Test
    void aRollUpThatADeadRunLeftBehindIsMadeAgainWhateverItsDate() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-11", "b", LogCall.of("astray", "2026-10-01T12:00:00Z"));
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            ledger.nightly("2026-11-11", "2026-11-11");
            logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z"));
            die(ledger, Died.DUPLICATE_RECORDS);
            assertThat(ledger.row("select usage_date, calls from daily_costs")).isEqualTo("2026-10-01|1");

            ledger.nightly("2026-11-11", "2026-11-11");

            assertThat(ledger.row("select usage_date, calls from daily_costs")).isEqualTo("2026-11-11|1");
        }
    }

    @Test
    void whatADeadRunWroteIsNotToBeSeen() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-10", "a", LATE);
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            die(ledger, Died.SETTLE);

            assertThat(ledger.dataFiles()).hasSize(2);
            assertThat(ledger.row("select count(*) from invocations")).isEqualTo("0");
            assertThat(ledger.row("select count(*) from runs")).isEqualTo("0");
        }
    }

    @Test
    void aRunThatFailsTakesItsFilesWithIt() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-10", "a", LATE, LATE);
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            try (NightlyRun run = ledger.begin("2026-11-10", "2026-11-10")) {
                run.list();
                batch(run, Died.CHECK);
                assertThat(ledger.dataFiles()).hasSize(9);
            }

            assertThat(ledger.dataFiles()).isEmpty();
        }
    }

    @Test
    void aRunThatIsStoppedBetweenTwoBatchesKeepsTheFirst() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        Random random = new Random(3);
        for (int day = 10; day < 16; day++) {
            logs.put("2026-11-" + day, "a", LogCall.of("r" + random.nextInt(), "2026-11-" + day + "T12:00:00Z"));
        }
        Map<String, ?> oneDayABatch = Map.of("ledger.run.batch", "1B");
        try (LedgerFixture ledger =
                LedgerFixture.open(folder.resolve("data"), logs.root().toString(), oneDayABatch)) {
            for (int nights = 0; nights < 3; nights++) {
                NightlyRun run = ledger.begin("2026-11-10", "2026-11-15");
                run.list();
                assertThat(run.nextBatch()).isTrue();
                LedgerFixture.read(run);
                run.settle();
                run.rollUp();
                run.check();
                run.publish();
                batch(run, Died.DAILY_COSTS);
                assertThat(ledger.row("select count(*) from log_days")).isEqualTo(String.valueOf(nights + 1));
            }

            RunTotals totals = ledger.nightly("2026-11-10", "2026-11-15");

            assertThat(totals.readDays()).isEqualTo(3);
            assertThat(ledger.row("select count(*), sum(list_cost_usd) from invocations"))
                    .isEqualTo("6|0.000504000000");
        }
    }

    /** The run is not closed: a dead one cleans nothing up. */
    /** A run looks for findings once everything is published: the dead one never did. */
    private static Map<String, String> withoutFindings(LedgerFixture ledger) {
        Map<String, String> snapshots = ledger.snapshots();
        snapshots.remove("findings");
        return snapshots;
    }

    private static void die(LedgerFixture ledger, Died after) throws IOException {
        NightlyRun run = ledger.begin("2026-11-10", "2026-11-11");
        run.list();
        batch(run, after);
    }

    private static void batch(NightlyRun run, Died after) throws IOException {
        assertThat(run.nextBatch()).isTrue();
        LedgerFixture.read(run);
        List<Runnable> steps = List.of(run::settle, run::rollUp, run::check);
        steps.subList(0, after.steps).forEach(Runnable::run);
        COMMITS.subList(0, after.commits).forEach(run::publish);
    }
}
