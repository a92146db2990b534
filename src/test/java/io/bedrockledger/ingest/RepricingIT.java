package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.Checks;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price that was wrong: what keeps its edition, what a repricing shows, and what it leaves behind. */
class RepricingIT {

    private static final String LAW = """
            sources:
              test: {title: "A test", checked: 2026-11-24}
            models:
              - id: "amazon.nova-lite-v1:0"
                family: Nova Lite
                developer: Amazon
                tokens: disjoint
                cards:
                  - from: 2024-12-03
                    recorded: 2026-11-01
                    source: test
                    rates:
                      - routes: [in_region]
                        regions: ["*"]
                        usd: {input: 0.06, output: 0.24}
            """;
    private static final String CORRECTION = """
                  - from: 2026-11-10
                    recorded: 2026-11-20
                    source: test
                    rates:
                      - routes: [in_region]
                        regions: ["*"]
                        usd: {input: 0.05, output: 0.24}
            """;
    private static final String NOVA_MICRO = """
              - id: "amazon.nova-micro-v1:0"
                family: Nova Micro
                developer: Amazon
                tokens: disjoint
                cards:
                  - from: 2024-12-03
                    recorded: 2026-11-20
                    source: test
                    rates:
                      - routes: [in_region]
                        regions: ["*"]
                        usd: {input: 0.035, output: 0.14}
            """;
    private static final String OLD_CARD = "amazon.nova-lite-v1:0/in_region/*/standard/2024-12-03/2026-11-01";
    private static final String NEW_CARD = "amazon.nova-lite-v1:0/in_region/*/standard/2026-11-10/2026-11-20";

    @TempDir
    Path folder;

    private LogFolder logs;

    @BeforeEach
    void logs() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-09", "a", LogCall.of("a1", "2026-11-09T12:00:00Z"));
        logs.put(
                "2026-11-10",
                "b",
                LogCall.of("b1", "2026-11-10T12:00:00Z"),
                LogCall.of("b2", "2026-11-10T13:00:00Z").with(5L, 7L, null),
                LogCall.of("b3", "2026-11-10T14:00:00Z").to("amazon.nova-micro-v1:0"));
        logs.put(
                "eu-west-1",
                "2026-11-10",
                "c",
                List.of(LogCall.of("c1", "2026-11-10T12:00:00Z").in("eu-west-1").line()));
        book(LAW);
    }

    @Test
    void aDayThatIsReadAgainKeepsItsEditionAndANewOneHasTheCurrent() throws IOException {
        String first = night("2026-11-09", "2026-11-10");
        book(LAW + CORRECTION);
        logs.put("2026-11-10", "late", LogCall.of("late", "2026-11-10T15:00:00Z"));
        logs.put("2026-11-11", "d", LogCall.of("d1", "2026-11-11T12:00:00Z"));

        try (LedgerFixture ledger = open("data")) {
            RunTotals totals = ledger.nightly("2026-11-09", "2026-11-11");

            assertThat(ledger.edition()).isNotEqualTo(first);
            assertThat(ledger.rows("select request_id, rate_id, price_book_version, list_cost_usd from invocations"
                            + " where request_id in ('late', 'd1', 'a1') order by 1"))
                    .containsExactly(
                            "a1|" + OLD_CARD + "|" + first + "|0.000084000000",
                            "d1|" + NEW_CARD + "|" + ledger.edition() + "|0.000074000000",
                            "late|" + OLD_CARD + "|" + first + "|0.000084000000");
            assertThat(ledger.rows("select log_date, region, price_book_version from log_days order by 1, 2"))
                    .containsExactly(
                            "2026-11-09|us-east-1|" + first,
                            "2026-11-10|eu-west-1|" + first,
                            "2026-11-10|us-east-1|" + first,
                            "2026-11-11|us-east-1|" + ledger.edition());
            assertThat(totals.otherEditions()).isEqualTo(new TreeMap<>(Map.of(first, 3)));
            assertThat(totals.lostEditions()).isEmpty();
        }
    }

    @Test
    void everyRowJoinsThePricesAndEveryLegIsInTheBillsTerms() throws IOException {
        night("2026-11-09", "2026-11-10");
        try (LedgerFixture ledger = open("data")) {
            assertThat(ledger.rows("select leg, unit, unit_size, price_usd, unit_price_usd, recorded, superseded_by"
                            + " from prices where rate_id = '" + OLD_CARD + "' order by 1"))
                    .containsExactly(
                            "input|token|1000000|0.060000000000|0.000000060000|2026-11-01T00:00:00Z|",
                            "output|token|1000000|0.240000000000|0.000000240000|2026-11-01T00:00:00Z|");
            assertThat(ledger.rows("select usage_date, region, leg, context_band, quantity, unit, unit_price_usd,"
                            + " list_cost_usd from daily_cost_legs where usage_date = date '2026-11-10' order by 2, 3"))
                    .containsExactly(
                            "2026-11-10|eu-west-1|input|usual|1000.000000000000|token|0.000000060000|0.000060000000",
                            "2026-11-10|eu-west-1|output|usual|100.000000000000|token|0.000000240000|0.000024000000",
                            "2026-11-10|us-east-1|input|usual|1005.000000000000|token|0.000000060000|0.000060300000",
                            "2026-11-10|us-east-1|output|usual|107.000000000000|token|0.000000240000|0.000025680000");
        }
    }

    @Test
    void aPriceThatIsChangedInPlaceIsRefusedWithBothPrices() throws IOException {
        night("2026-11-09", "2026-11-10");
        book(LAW.replace("input: 0.06", "input: 0.05"));

        assertThatThrownBy(() -> open("data"))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "[" + OLD_CARD + "] the prices of a published entry never change; input was published as 0.06"
                                + " and is 0.05 now, in USD; put the old price back, and add the new one as an entry with a"
                                + " later recorded");
    }

    @Test
    void aLookShowsWhatWouldChangeAndWritesNothing() throws IOException {
        String first = night("2026-11-09", "2026-11-10");
        book(LAW + CORRECTION + NOVA_MICRO);
        try (LedgerFixture ledger = open("data")) {
            SortedMap<String, String> before = ledger.snapshots();

            RepricingTotals totals = ledger.look("2026-11-09", "2026-11-10");

            assertThat(totals.editions()).isEqualTo(new TreeMap<>(Map.of(first, 3)));
            assertThat(totals.calls()).isEqualTo(5);
            assertThat(totals.untold()).isZero();
            assertThat(totals.changedDates()).hasToString("[2026-11-10]");
            assertThat(totals.entries().stream()
                            .map(entry -> entry.key() + " " + entry.requests() + " "
                                    + entry.differenceUsd().toPlainString()))
                    .containsExactly(
                            "Key[from=Pricing[rateId=null, status=UNPRICED, reason=UNKNOWN_MODEL],"
                                    + " to=Pricing[rateId=amazon.nova-micro-v1:0/in_region/*/standard/2024-12-03/2026-11-20,"
                                    + " status=PRICED, reason=null]] 1 0.000049000000",
                            "Key[from=Pricing[rateId=" + OLD_CARD + ", status=PRICED, reason=null], to=Pricing[rateId="
                                    + NEW_CARD + ", status=PRICED, reason=null]] 3 -0.000020050000");
            assertThat(totals.withdrawn()).isEmpty();
            assertThat(ledger.snapshots()).isEqualTo(before);
        }
    }

    @Test
    void aRepricedLedgerHasTheRowsOfAFreshNight() throws IOException {
        String first = night("2026-11-09", "2026-11-10");
        book(LAW + CORRECTION + NOVA_MICRO);
        SortedMap<String, List<String>> repriced;
        try (LedgerFixture ledger = open("data")) {
            RepricingTotals totals = ledger.reprice("2026-11-09", "2026-11-10");

            assertThat(totals.requests()).isEqualTo(4);
            assertThat(ledger.rows("select request_id, from_price_book_version, from_rate_id, to_rate_id,"
                            + " from_input_cost_usd, to_input_cost_usd, from_list_cost_usd, to_list_cost_usd"
                            + " from repricings where request_id in ('b1', 'b3') order by 1"))
                    .containsExactly(
                            "b1|" + first + "|" + OLD_CARD + "|" + NEW_CARD
                                    + "|0.000060000000|0.000050000000|0.000084000000|0.000074000000",
                            "b3|" + first
                                    + "||amazon.nova-micro-v1:0/in_region/*/standard/2024-12-03/2026-11-20||0.000035000000||0.000049000000");
            assertThat(ledger.row("select job, log_days from runs where job = 'reprice'"))
                    .isEqualTo("reprice|2");
            assertThat(ledger.look("2026-11-09", "2026-11-10").editions()).isEmpty();
            assertThat(ledger.nightly("2026-11-09", "2026-11-10").readDays()).isZero();
            repriced = ledger.content();
        }
        try (LedgerFixture fresh = open("fresh")) {
            fresh.nightly("2026-11-09", "2026-11-10");
            SortedMap<String, List<String>> expected = fresh.content();
            repriced.remove("repricings");
            expected.remove("repricings");
            assertThat(repriced).isEqualTo(expected);
        }
    }

    @Test
    void aRunThatDiesBetweenTwoCommitsIsMadeUpForAndTellsARequestOnce() throws IOException {
        night("2026-11-09", "2026-11-10");
        book(LAW + CORRECTION + NOVA_MICRO);
        LogFolder.copy(folder.resolve("data"), folder.resolve("whole"));
        SortedMap<String, List<String>> expected;
        try (LedgerFixture whole = open("whole")) {
            whole.reprice("2026-11-09", "2026-11-10");
            expected = whole.content();
        }
        for (int commits = 0; commits <= 8; commits++) {
            String data = "dead-" + commits;
            LogFolder.copy(folder.resolve("data"), folder.resolve(data));
            try (LedgerFixture ledger = open(data)) {
                RepricingRun dying = ledger.repricing("2026-11-09", "2026-11-10");
                dying.nextDate().orElseThrow().commit();
                Draft draft = dying.nextDate().orElseThrow();
                assertThat(draft.tables())
                        .containsExactly(
                                LedgerTable.REPRICINGS,
                                LedgerTable.INVOCATIONS,
                                LedgerTable.DAILY_COST_LEGS,
                                LedgerTable.DAILY_PROMPTS,
                                LedgerTable.DAILY_OUTCOMES,
                                LedgerTable.DAILY_LATENCIES,
                                LedgerTable.DAILY_COSTS,
                                LedgerTable.LOG_DAYS);
                draft.tables().stream().limit(commits).forEach(draft::commit);

                ledger.reprice("2026-11-09", "2026-11-10");

                assertThat(ledger.content())
                        .as("died after %d commits", commits)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aNightAfterARepricingThatDiedAgreesWithTheReceipts() throws IOException {
        String first = night("2026-11-09", "2026-11-10");
        book(LAW + CORRECTION);
        try (LedgerFixture ledger = open("data")) {
            Draft draft =
                    ledger.repricing("2026-11-10", "2026-11-10").nextDate().orElseThrow();
            draft.tables().stream().limit(3).forEach(draft::commit);

            ledger.nightly("2026-11-09", "2026-11-10");

            assertThat(ledger.rows("select distinct price_book_version from invocations"
                            + " union select distinct price_book_version from log_days"))
                    .containsExactly(first);
            assertThat(Checks.run(ledger.engine())).isEmpty();
        }
    }

    private String night(String from, String to) throws IOException {
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly(from, to);
            return ledger.edition();
        }
    }

    private LedgerFixture open(String data) throws IOException {
        return LedgerFixture.withJobs(folder.resolve(data), logs.root(), folder.resolve("jobs"));
    }

    private void book(String yaml) throws IOException {
        Path prices = folder.resolve("jobs").resolve("prices");
        if (!Files.exists(prices)) {
            LogFolder.copy(Path.of("jobs"), folder.resolve("jobs"));
            LogFolder.remove(prices);
            Files.createDirectories(prices);
        }
        Files.writeString(prices.resolve("test.yaml"), yaml);
    }
}
