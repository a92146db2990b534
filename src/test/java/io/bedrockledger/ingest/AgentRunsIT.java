package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.Conversation;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.LedgerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose message lists extend one another are a run, whatever objects, days and nights they come in. */
class AgentRunsIT {

    private static final String RUNS = "select i.request_id, f.request_id, i.agent_step from invocations i"
            + " left join invocations f on f.agent_run_id = i.agent_run_id and f.agent_step = 1 order by i.request_id";
    private static final Conversation FIRST = Conversation.of("a1", "2026-11-10T12:00:00Z", "Hello");
    private static final Conversation SECOND =
            Conversation.of("a2", "2026-11-10T12:00:05Z", "Hello", "Hi", "Where is it?");
    private static final Conversation THIRD =
            Conversation.of("a3", "2026-11-10T12:00:09Z", "Hello", "Hi", "Where is it?", "There", "Thanks");

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
    void callsThatExtendOneAnotherAreARunAndOthersAreNone() throws IOException {
        put("2026-11-10", "a", THIRD, FIRST);
        put("2026-11-10", "b", SECOND, Conversation.of("other", "2026-11-10T12:00:04Z", "Something else"));

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "a3|a1|3", "other||");
    }

    @Test
    void theRunIsNamedByTheRequestIdOfItsFirstCall() throws IOException {
        String uuid = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
        put("2026-11-10", "a", Conversation.of(uuid, "2026-11-10T12:00:00Z", "Hello"), SECOND);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows("select distinct agent_run_id from invocations")).containsExactly(uuid);
    }

    @Test
    void ofTwoCallsThatExtendOneListTheFirstIsOfTheRun() throws IOException {
        put("2026-11-10", "a", FIRST, SECOND);
        put("2026-11-10", "b", Conversation.of("branch", "2026-11-10T12:00:07Z", "Hello", "Hi", "Who are you?"));

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "branch||");
    }

    @Test
    void aCallExtendsTheMostRecentOneThatIsNotYetExtended() throws IOException {
        put(
                "2026-11-10",
                "a",
                FIRST,
                SECOND,
                Conversation.of("b1", "2026-11-10T12:00:01Z", "Hello"),
                Conversation.of("b2", "2026-11-10T12:00:07Z", "Hello", "Hi", "Who are you?"));

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|b1|2", "b1|b1|1", "b2|a1|2");
    }

    @Test
    void theAnswerTellsTwoRunsApartAndARepeatedCallIsTheSameStep() throws IOException {
        put(
                "2026-11-10",
                "a",
                FIRST.answered(" Hi "),
                Conversation.of("b1", "2026-11-10T12:00:01Z", "Hello").answered("Good day"),
                SECOND.answered("There"),
                Conversation.of("a2r", "2026-11-10T12:00:08Z", "Hello", "Hi", "Where is it?")
                        .answered("On the table"),
                THIRD);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "a2r|a1|2", "a3|a1|3", "b1||");
    }

    @Test
    void aRunGoesOnThroughItsFailedAttempts() throws IOException {
        put(
                "2026-11-10",
                "a",
                Conversation.of("a0", "2026-11-10T11:59:58Z", "Hello").failed(),
                FIRST,
                Conversation.of("a1x", "2026-11-10T12:00:03Z", "Hello", "Hi", "Where is it?")
                        .failed(),
                Conversation.of("a1y", "2026-11-10T12:00:04Z", "Hello", "Hi", "Where is it?")
                        .failed(),
                SECOND,
                THIRD);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a0||", "a1|a1|1", "a1x|a1|2", "a1y|a1|3", "a2|a1|4", "a3|a1|5");
    }

    @Test
    void callsOfOneSecondAreInTheOrderOfTheirLists() throws IOException {
        put(
                "2026-11-10",
                "a",
                Conversation.of("a3", "2026-11-10T12:00:00Z", THIRD.said().toArray(String[]::new)),
                Conversation.of("a2", "2026-11-10T12:00:00Z", SECOND.said().toArray(String[]::new)),
                FIRST);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "a3|a1|3");
    }

    @Test
    void aRunIsOfOneCallerAndMayCrossRegions() throws IOException {
        put(
                "2026-11-10",
                "a",
                FIRST,
                Conversation.of("x2", "2026-11-10T12:00:04Z", "Hello", "Hi", "It?")
                        .by("other"));
        logs.put("eu-west-1", "2026-11-10", "b", List.of(SECOND.in("eu-west-1").line()));

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "x2||");
    }

    @Test
    void aDayLaterARunIsOver() throws IOException {
        put("2026-11-10", "a", FIRST);
        put(
                "2026-11-11",
                "a",
                Conversation.of("in-time", "2026-11-11T12:00:00Z", "Hello", "Hi", "Where is it?"),
                Conversation.of("later", "2026-11-12T12:00:01Z", THIRD.said().toArray(String[]::new)));

        ledger.nightly("2026-11-10", "2026-11-11");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "in-time|a1|2", "later||");
    }

    @Test
    void aPublishedDayThatGainsARunIsReplacedWithTheNextAndItsReceiptStays() throws IOException {
        Conversation evening = Conversation.of("a1", "2026-11-10T23:59:58Z", "Hello");
        put("2026-11-10", "a", evening, Conversation.of("other", "2026-11-10T12:00:04Z", "Something else"));
        ledger.nightly("2026-11-10", "2026-11-10");
        String receipt = ledger.row("select * from log_days");
        String writer = ledger.row("select run_id from invocations where request_id = 'other'");
        put("2026-11-11", "a", Conversation.of("a2", "2026-11-11T00:00:04Z", "Hello", "Hi", "Where is it?"));

        RunTotals totals = ledger.nightly("2026-11-11", "2026-11-11");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "other||");
        assertThat(ledger.row("select * from log_days where log_date = date '2026-11-10'"))
                .isEqualTo(receipt);
        assertThat(ledger.rows("select request_id, run_id from invocations order by 1"))
                .containsExactly("a1|" + totals.runId(), "a2|" + totals.runId(), "other|" + writer);
        assertThat(ledger.row("select sum(calls) from daily_costs")).isEqualTo("3");
        Map<String, String> before = ledger.snapshots();
        assertThat(ledger.nightly("2026-11-10", "2026-11-11").readDays()).isZero();
        assertThat(ledger.snapshots()).isEqualTo(before);
    }

    @Test
    void whereverANightDiesTheNextOneComesToTheSameRuns() throws IOException {
        put("2026-11-10", "a", Conversation.of("a1", "2026-11-10T23:59:58Z", "Hello"));
        put("2026-11-11", "a", Conversation.of("a2", "2026-11-11T00:00:04Z", "Hello", "Hi", "Where is it?"));
        List<LedgerTable> tables = List.of(
                LedgerTable.PRICES,
                LedgerTable.INVOCATIONS,
                LedgerTable.DAILY_COST_LEGS,
                LedgerTable.DAILY_COSTS,
                LedgerTable.LOG_OBJECTS);
        Path evening = folder.resolve("evening");
        try (LedgerFixture first = LedgerFixture.open(evening, logs.root())) {
            first.nightly("2026-11-10", "2026-11-10");
        }
        SortedMap<String, List<String>> whole;
        LogFolder.copy(evening, folder.resolve("whole"));
        try (LedgerFixture second = LedgerFixture.open(folder.resolve("whole"), logs.root())) {
            second.nightly("2026-11-11", "2026-11-11");
            whole = second.content();
        }

        for (int committed = 2; committed <= tables.size(); committed++) {
            Path data = folder.resolve("died-" + committed);
            LogFolder.copy(evening, data);
            try (LedgerFixture died = LedgerFixture.open(data, logs.root())) {
                try (NightlyRun run = died.begin("2026-11-11", "2026-11-11")) {
                    run.list();
                    run.nextBatch();
                    LedgerFixture.read(run);
                    run.settle();
                    run.rollUp();
                    run.check();
                    tables.subList(0, committed).forEach(run::publish);
                }

                died.nightly("2026-11-11", "2026-11-11");

                assertThat(died.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2");
                assertThat(died.content())
                        .as("died after %d commits", committed)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void whatChangesADayGoesAsFarAsTheRun() throws IOException {
        for (int day = 10; day < 15; day++) {
            String[] said = Stream.iterate(1, i -> i + 1)
                    .limit(2L * (day - 10) + 1)
                    .map(i -> "message " + i)
                    .toArray(String[]::new);
            put("2026-11-" + day, "a", Conversation.of("a" + day, "2026-11-" + day + "T12:00:00Z", said));
        }
        ledger.nightly("2026-11-11", "2026-11-14");
        assertThat(ledger.rows(RUNS)).containsExactly("a11|a11|1", "a12|a11|2", "a13|a11|3", "a14|a11|4");

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a10|a10|1", "a11|a10|2", "a12|a10|3", "a13|a10|4", "a14|a10|5");

        put("2026-11-12", "a", Conversation.of("a12", "2026-11-12T12:00:00Z", "another"));
        ledger.nightly("2026-11-12", "2026-11-12");

        assertThat(ledger.rows(RUNS)).containsExactly("a10|a10|1", "a11|a10|2", "a12||", "a13|a13|1", "a14|a13|2");
    }

    @Test
    void aDuplicateIsNoCallOfARun() throws IOException {
        put("2026-11-10", "a", FIRST, SECOND);
        put("2026-11-10", "b", FIRST, THIRD, SECOND);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "a3|a1|3");
    }

    @Test
    void aCallWithoutABodyIsNeverOfARun() throws IOException {
        logs.put("2026-11-10", "a", LogCall.of("bare", "2026-11-10T12:00:01Z"));
        put("2026-11-10", "b", FIRST, SECOND);

        ledger.nightly("2026-11-10", "2026-11-10");

        assertThat(ledger.rows(RUNS)).containsExactly("a1|a1|1", "a2|a1|2", "bare||");
    }

    private void put(String day, String name, Conversation... calls) {
        logs.put(
                LogCall.REGION,
                day,
                name,
                Stream.of(calls).map(Conversation::line).toList());
    }
}
