package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that changed: what a night attributes anew without reading a log, and what older days wait for. */
class ReattributionIT {

    private static final String BOOK = """
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
    private static final String BEFORE = """
            workflows:
              - name: tutor
                owner: ada@school.example
                team: school
                purpose: A test.
                rules: [{id: role, principal: "tutor-*"}]
            """;
    private static final String AFTER = """
            workflows:
              - name: coach
                owner: ada@school.example
                team: sports
                purpose: A test.
                rules:
                  - {id: app, metadata: {application: "coach*"}}
                  - {id: role, principal: "tutor-b"}
              - name: tutor
                owner: ada@school.example
                team: university
                purpose: A test.
                rules: [{id: role, principal: "tutor-*"}]
            """;
    private static final String ROWS =
            "select request_id, workflow, attribution_rule, attribution_grade, team" + " from invocations order by 1";

    @TempDir
    Path folder;

    private LogFolder logs;

    @BeforeEach
    void logs() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-09", "a", by("old", "2026-11-09T12:00:00Z", "tutor-b", Map.of()));
        logs.put(
                "2026-11-10",
                "b",
                by("a", "2026-11-10T12:00:00Z", "tutor-a", Map.of()),
                by("b", "2026-11-10T13:00:00Z", "tutor-b", Map.of()),
                by("c", "2026-11-10T14:00:00Z", "somebody", Map.of("application", "coach-7", "team", "own")),
                by("d", "2026-11-10T15:00:00Z", "tutor-b", Map.of("workflow", "told")));
        logs.put(
                "eu-west-1",
                "2026-11-10",
                "c",
                List.of(by("e", "2026-11-10T12:00:00Z", "tutor-b", Map.of())
                        .in("eu-west-1")
                        .line()));
        rules(BEFORE);
    }

    @Test
    void aNightAttributesItsWindowAnewFromTheRowsAndLeavesOlderDays() throws IOException {
        String old = night("data", "2026-11-09", "2026-11-10");
        rules(AFTER);
        logs.delete(LogFolder.key(LogCall.REGION, "2026-11-10", "12/b.json.gz"));
        logs.put(
                "eu-west-1",
                "2026-11-10",
                "late",
                List.of(by("f", "2026-11-10T12:30:00Z", "tutor-a", Map.of())
                        .in("eu-west-1")
                        .line()));

        try (LedgerFixture ledger = open("data")) {
            RunTotals totals = ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(ledger.rows(ROWS))
                    .containsExactly(
                            "a|tutor|workflows:tutor#role|PRINCIPAL|university",
                            "b|coach|workflows:coach#role|PRINCIPAL|sports",
                            "c|coach|workflows:coach#app|METADATA|own",
                            "d|told|metadata:workflow|METADATA|",
                            "e|coach|workflows:coach#role|PRINCIPAL|sports",
                            "f|tutor|workflows:tutor#role|PRINCIPAL|university",
                            "old|tutor|workflows:tutor#role|PRINCIPAL|school");
            assertThat(totals.records()).isEqualTo(2);
            ReattributionTotals moved = totals.reattributed();
            assertThat(moved.logDays()).isEqualTo(1);
            assertThat(moved.calls()).isEqualTo(4);
            assertThat(moved.moved()).isEqualTo(2);
            assertThat(moved.movedUsd()).isEqualByComparingTo("0.000168");
            assertThat(moved.others()).isEqualTo(1);
            assertThat(moved.untold()).isZero();
            String now = ledger.row("select distinct rules_version from invocations where request_id <> 'old'");
            assertThat(now).isNotEqualTo(old);
            assertThat(ledger.rows("select log_date, region, rules_version from log_days order by 1, 2"))
                    .containsExactly(
                            "2026-11-09|us-east-1|" + old,
                            "2026-11-10|eu-west-1|" + now,
                            "2026-11-10|us-east-1|" + now);
            assertThat(ledger.rows("select workflow, sum(calls) from daily_costs group by 1 order by 1"))
                    .containsExactly("coach|3", "told|1", "tutor|3");
            Map<String, String> snapshots = ledger.snapshots();
            assertThat(ledger.nightly("2026-11-10", "2026-11-10").reattributed().logDays())
                    .isZero();
            assertThat(ledger.snapshots()).isEqualTo(snapshots);
        }
    }

    @Test
    void whatIsAttributedAnewIsWhatAFreshNightAttributes() throws IOException {
        night("data", "2026-11-09", "2026-11-10");
        rules(AFTER);
        try (LedgerFixture ledger = open("data")) {
            ledger.nightly("2026-11-09", "2026-11-10");
            assertThat(ledger.content()).isEqualTo(fresh());
        }
    }

    @Test
    void aLookWritesNothingAndAnOldDayMovesOnDemand() throws IOException {
        night("data", "2026-11-09", "2026-11-10");
        rules(AFTER);
        try (LedgerFixture ledger = open("data")) {
            Map<String, String> snapshots = ledger.snapshots();
            ReattributionTotals look = ledger.lookAtRules("2026-11-09", "2026-11-09");
            assertThat(ledger.snapshots()).isEqualTo(snapshots);

            ReattributionTotals done = ledger.reattribute("2026-11-09", "2026-11-09");

            assertThat(done).isEqualTo(look);
            assertThat(done.entries())
                    .containsExactly(new ReattributedCalls(
                            new ReattributedCalls.Key("tutor", "coach"), 1, new BigDecimal("0.000084000000")));
            assertThat(ledger.rows(ROWS)).contains("old|coach|workflows:coach#role|PRINCIPAL|sports");
            assertThat(ledger.rows(ROWS)).contains("b|tutor|workflows:tutor#role|PRINCIPAL|school");
            assertThat(ledger.row("select job, log_days from runs order by started_at desc, run_id desc limit 1"))
                    .isEqualTo("reattribute|1");
            assertThat(ledger.reattribute("2026-11-09", "2026-11-09").logDays()).isZero();
        }
    }

    @Test
    void aRowWhoseCallerIsHashedKeepsItsAttributionWhereARuleAsksForTheCaller() throws IOException {
        for (String mode : List.of("hashed", "dropped")) {
            Map<String, String> settings = Map.of("ledger.principals", mode);
            rules(BEFORE);
            try (LedgerFixture ledger = open(mode, settings)) {
                ledger.nightly("2026-11-09", "2026-11-10");
            }
            rules(AFTER);
            try (LedgerFixture ledger = open(mode, settings)) {
                ReattributionTotals totals =
                        ledger.nightly("2026-11-09", "2026-11-10").reattributed();

                assertThat(totals.untold()).isEqualTo(4);
                assertThat(totals.moved()).isEqualTo(1);
                assertThat(ledger.rows(ROWS))
                        .containsExactly(
                                "a|tutor|workflows:tutor#role|PRINCIPAL|school",
                                "b|tutor|workflows:tutor#role|PRINCIPAL|school",
                                "c|coach|workflows:coach#app|METADATA|own",
                                "d|told|metadata:workflow|METADATA|",
                                "e|tutor|workflows:tutor#role|PRINCIPAL|school",
                                "old|tutor|workflows:tutor#role|PRINCIPAL|school");
            }
        }
    }

    @Test
    void aRowWithoutTheKeyThatARuleAsksForKeepsItsAttribution() throws IOException {
        Map<String, String> settings = Map.of("ledger.metadata.deny", "application,workflow");
        try (LedgerFixture ledger = open("data", settings)) {
            ledger.nightly("2026-11-09", "2026-11-10");
        }
        rules(AFTER);
        try (LedgerFixture ledger = open("data", settings)) {
            ReattributionTotals totals =
                    ledger.nightly("2026-11-09", "2026-11-10").reattributed();

            assertThat(totals.calls()).isEqualTo(6);
            assertThat(totals.untold()).isEqualTo(5);
            assertThat(ledger.rows(ROWS)).contains("c|||NONE|own", "d|told|metadata:workflow|METADATA|");
        }
    }

    @Test
    void rowsThatAreCarriedOverIntoADayThatIsReadAgainFollowTheRules() throws IOException {
        night("data", "2026-11-09", "2026-11-10");
        rules(AFTER);
        logs.delete(LogFolder.key(LogCall.REGION, "2026-11-10", "12/b.json.gz"));
        logs.put("2026-11-10", "late", by("f", "2026-11-10T12:30:00Z", "tutor-b", Map.of()));
        try (LedgerFixture ledger = open("data")) {
            RunTotals totals = ledger.nightly("2026-11-10", "2026-11-10");

            assertThat(totals.records()).isEqualTo(1);
            assertThat(ledger.rows(ROWS))
                    .contains(
                            "b|coach|workflows:coach#role|PRINCIPAL|sports",
                            "f|coach|workflows:coach#role|PRINCIPAL|sports");
            assertThat(ledger.rows("select distinct rules_version from log_days where log_date = date '2026-11-10'"
                            + " union select distinct rules_version from invocations where request_id <> 'old'"))
                    .hasSize(1);
        }
    }

    @Test
    void whereverItDiesTheNextNightComesToTheSameRows() throws IOException {
        int tables = 1;
        for (int done = 0; done < tables; done++) {
            rules(BEFORE);
            String data = "died-" + done;
            night(data, "2026-11-09", "2026-11-10");
            rules(AFTER);
            try (LedgerFixture ledger = open(data)) {
                Draft draft = ledger.reattribution("2026-11-10", "2026-11-10")
                        .nextDate()
                        .orElseThrow();
                List<LedgerTable> changed = draft.tables();
                assertThat(changed.get(0)).isEqualTo(LedgerTable.INVOCATIONS);
                assertThat(changed.get(changed.size() - 1)).isEqualTo(LedgerTable.LOG_DAYS);
                tables = changed.size();
                changed.subList(0, done).forEach(draft::commit);
            }
            try (LedgerFixture ledger = open(data)) {
                ledger.nightly("2026-11-09", "2026-11-10");
                assertThat(ledger.content()).isEqualTo(fresh());
            }
        }
    }

    private static LogCall by(String id, String at, String role, Map<String, String> metadata) {
        return LogCall.of(id, at).by("arn:aws:sts::111122223333:assumed-role/" + role + "/session", metadata);
    }

    private SortedMap<String, List<String>> fresh() throws IOException {
        Path data = folder.resolve("fresh");
        if (Files.exists(data)) {
            LogFolder.remove(data);
        }
        try (LedgerFixture ledger = open("fresh")) {
            ledger.nightly("2026-11-09", "2026-11-10");
            return ledger.content();
        }
    }

    /** Runs a night and tells the edition of the rules. */
    private String night(String data, String from, String to) throws IOException {
        try (LedgerFixture ledger = open(data)) {
            ledger.nightly(from, to);
            return ledger.row("select distinct rules_version from log_days");
        }
    }

    private LedgerFixture open(String data) throws IOException {
        return open(data, Map.of());
    }

    private LedgerFixture open(String data, Map<String, ?> settings) throws IOException {
        return LedgerFixture.withJobs(folder.resolve(data), logs.root(), folder.resolve("jobs"), settings);
    }

    private void rules(String workflows) throws IOException {
        Path jobs = folder.resolve("jobs");
        Files.createDirectories(jobs.resolve("prices"));
        Files.writeString(jobs.resolve("prices/test.yaml"), BOOK);
        Files.writeString(jobs.resolve("workflows.yaml"), workflows);
    }
}
