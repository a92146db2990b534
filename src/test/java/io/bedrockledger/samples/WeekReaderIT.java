package io.bedrockledger.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.report.Actions.Action;
import io.bedrockledger.report.Bridge;
import io.bedrockledger.report.Failures.Kind;
import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.FinopsPart.TeamRow;
import io.bedrockledger.report.PlannedEvent;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.Readiness;
import io.bedrockledger.report.Scope;
import io.bedrockledger.report.ServiceQuality;
import io.bedrockledger.report.ServiceQuality.Percentiles;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.WeeklyReport.Origin;
import io.bedrockledger.report.data.Decision;
import io.bedrockledger.report.data.WeekInputs;
import io.bedrockledger.report.data.WeekReader;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Threshold;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weekly report of the sample, against other SQL over the calls themselves. */
class WeekReaderIT {

    private static final Period WEEK = PeriodLength.WEEK.parse("2026-W47");
    private static final String IN_WEEK = " usage_date between date '2026-11-16' and date '2026-11-22' ";
    private static final String IN_WEEK_BEFORE = " usage_date between date '2026-11-09' and date '2026-11-15' ";

    /** Half a class of durations is at most so large a part of them. */
    private static final double HALF_A_CLASS = 1.0 / 32;

    @TempDir
    static Path data;

    private static SampleLedger ledger;
    private static WeeklyReport all;
    private static List<WeeklyReport> teams;

    @BeforeAll
    static void read() throws IOException {
        ledger = SampleLedger.in(data);
        try (WeekReader reader = open(WEEK, inputs())) {
            all = reader.report(Scope.FINOPS);
            teams = reader.teams().stream()
                    .map(team -> reader.report(new Scope(team)))
                    .toList();
        }
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static WeekInputs inputs() {
        return WeekInputs.of(new Origin("run", ZoneOffset.UTC));
    }

    private static WeekReader open(Period week, WeekInputs inputs) {
        return WeekReader.open(ledger.engine(), week, inputs);
    }

    @Test
    void costAndCallsAreThoseOfTheCalls() {
        List<String> now = ledger.rows("select count(*), sum(list_cost_usd) from invocations where" + IN_WEEK)
                .get(0);
        List<String> before = ledger.rows("select count(*), sum(list_cost_usd) from invocations where" + IN_WEEK_BEFORE)
                .get(0);

        assertThat(all.figures().calls().now()).isEqualByComparingTo(now.get(0));
        assertThat(all.figures().cost().now()).isEqualByComparingTo(now.get(1));
        assertThat(all.figures().calls().before()).isEqualByComparingTo(before.get(0));
        assertThat(all.figures().cost().before()).isEqualByComparingTo(before.get(1));
    }

    @Test
    void theMedianIsThatOfTheFourWeeksBefore() {
        List<BigDecimal> weeks = ledger
                .rows("select sum(list_cost_usd) from invocations where usage_date between date '2026-10-19' and"
                        + " date '2026-11-15' group by date_trunc('week', usage_date) order by 1")
                .stream()
                .map(row -> new BigDecimal(row.get(0)))
                .toList();

        assertThat(weeks).hasSize(4);
        assertThat(all.figures().cost().median())
                .isEqualByComparingTo(weeks.get(1).add(weeks.get(2)).divide(BigDecimal.valueOf(2)));
    }

    /** The bridge adds up by construction of the record; its ends are what other SQL says, for each reader. */
    @Test
    void everyBridgeGoesFromTheWeekBeforeToThisOne() {
        for (WeeklyReport report : Stream.concat(Stream.of(all), teams.stream()).toList()) {
            String of = report.scope().isFinops()
                    ? ""
                    : " and team = '" + report.scope().team() + "'";
            Bridge bridge = Objects.requireNonNull(report.bridge());
            assertThat(bridge.fromUsd()).isEqualByComparingTo(cost(IN_WEEK_BEFORE + of));
            assertThat(bridge.toUsd()).isEqualByComparingTo(cost(IN_WEEK + of));
            assertThat(bridge.parts().stream().map(Bridge.Part::usd).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(bridge.changeUsd());
            assertThat(bridge.parts())
                    .isNotEmpty()
                    .anySatisfy(part -> assertThat(part.causes()).isNotEmpty());
        }
    }

    private static String cost(String where) {
        return ledger.rows("select coalesce(sum(list_cost_usd), 0) from invocations where" + where)
                .get(0)
                .get(0);
    }

    @Test
    void teamsAndNobodyAddUpToFinops() {
        assertThat(teams).hasSize(3);
        BigDecimal nobody = new BigDecimal(cost(IN_WEEK + "and team is null"));
        BigDecimal sum =
                teams.stream().map(report -> report.figures().cost().now()).reduce(nobody, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo(all.figures().cost().now());
        FinopsPart finops = Objects.requireNonNull(all.finops());
        assertThat(finops.teams().stream().map(TeamRow::nowUsd).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum);
        assertThat(teams)
                .allSatisfy(report -> assertThat(finops.teams()).anySatisfy(row -> {
                    assertThat(row.team()).isEqualTo(report.scope().team());
                    assertThat(row.nowUsd())
                            .isEqualByComparingTo(report.figures().cost().now());
                    assertThat(row.beforeUsd())
                            .isEqualByComparingTo(report.figures().cost().before());
                }));
    }

    @Test
    void percentilesLieWithinTheirClass() {
        int compared = 0;
        for (ServiceQuality service : all.services()) {
            Percentiles latency = service.latency();
            if (service.workflow() != null && latency != null) {
                List<Long> exact = ledger
                        .rows("select latency_ms from invocations where latency_ms is not null and status <> 'ERROR'"
                                + " and workflow = '" + service.workflow() + "' and" + IN_WEEK + "order by 1")
                        .stream()
                        .map(row -> Long.parseLong(row.get(0)))
                        .toList();
                assertThat(latency.calls()).isEqualTo(exact.size());
                assertNear(latency.p50Millis(), exact, 50);
                assertNear(latency.p95Millis(), exact, 95);
                assertNear(latency.p99Millis(), exact, 99);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(3);
    }

    private static void assertNear(long told, List<Long> sorted, int percent) {
        long exact = sorted.get((sorted.size() * percent + 99) / 100 - 1);
        assertThat((double) told).isBetween(exact * (1 - HALF_A_CLASS) - 1, exact * (1 + HALF_A_CLASS) + 1);
    }

    @Test
    void whatBoughtNothingIsCountedOnce() {
        assertThat(failure(Kind.ERROR)).isEqualTo(count("status = 'ERROR'"));
        assertThat(failure(Kind.BLOCKED)).isEqualTo(count("status like 'GUARDRAIL%'"));
        assertThat(failure(Kind.TRUNCATED)).isEqualTo(count("status = 'OK' and stop_reason = 'max_tokens'"));
        assertThat(all.failures().beforeUsd()).isNotNull();
    }

    private static String failure(Kind kind) {
        return all.failures().rows().stream()
                .filter(row -> row.kind() == kind)
                .map(row -> row.calls() + "|"
                        + Objects.requireNonNull(row.usd()).setScale(12).toPlainString())
                .findFirst()
                .orElseThrow();
    }

    private static String count(String where) {
        List<String> row = ledger.rows(
                        "select count(*), cast(coalesce(sum(list_cost_usd), 0) as decimal(38, 12)) from invocations where "
                                + where + " and" + IN_WEEK)
                .get(0);
        return row.get(0) + "|" + row.get(1);
    }

    /** What stands behind the numbers runs as it stands, gives the same rows, and never reads a call. */
    @Test
    void everyQuestionCanBeAskedAgain() {
        assertThat(all.queries()).extracting(Query::name).doesNotHaveDuplicates();
        assertThat(all.queries())
                .extracting(Query::section)
                .contains(
                        Query.Section.FIGURES,
                        Query.Section.BRIDGE,
                        Query.Section.ACTIONS,
                        Query.Section.MOVERS,
                        Query.Section.WEEKS,
                        Query.Section.FAILURES,
                        Query.Section.ATTRIBUTION,
                        Query.Section.SERVICE,
                        Query.Section.HEALTH,
                        Query.Section.NOBODY,
                        Query.Section.PLACES,
                        Query.Section.READINESS);
        for (Query query : all.queries()) {
            assertThat(query.sql()).doesNotContain("from invocations", "join invocations");
            List<List<String>> told = query.rows().stream()
                    .map(row -> row.stream()
                            .map(value -> value == null ? "" : value)
                            .toList())
                    .toList();
            assertThat(ledger.rows(query.sql())).as(query.name()).isEqualTo(told);
        }
    }

    @Test
    void theFirstWeekIsComparedWithNothing() {
        try (WeekReader reader = open(PeriodLength.WEEK.parse("2026-W43"), inputs())) {
            WeeklyReport first = reader.report(Scope.FINOPS);

            assertThat(first.figures().cost().now()).isPositive();
            assertThat(first.figures().cost().before()).isNull();
            assertThat(first.figures().cost().median()).isNull();
            assertThat(first.bridge()).isNull();
            assertThat(first.failures().beforeUsd()).isNull();
            assertThat(first.weeks().weeks()).hasSize(1);
            assertThat(first.quiet()).isFalse();
        }
    }

    @Test
    void aWeekWithoutDataHasNoReport() {
        try (WeekReader reader = open(PeriodLength.WEEK.parse("2026-W53"), inputs())) {
            assertThat(reader.hasData()).isFalse();
            assertThat(reader.teams()).isEmpty();
        }
    }

    @Test
    void aHostileTeamIsATeamWithoutCalls() {
        try (WeekReader reader = open(WEEK, inputs())) {
            WeeklyReport report = reader.report(new Scope("x' or '1' = '1"));

            assertThat(report.figures().calls().now()).isZero();
            assertThat(report.figures().costPerThousandCalls()).isNull();
            assertThat(report.movers().rows()).isEmpty();
        }
    }

    @Test
    void everyWorkflowIsAskedEightQuestions() {
        assertThat(all.readiness().workflows())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(row -> assertThat(row.answers())
                        .hasSize(8)
                        .allSatisfy((question, answer) ->
                                assertThat(answer.evidence()).isNotBlank()));
        assertThat(all.readiness().count(Readiness.Verdict.UNKNOWN)).isPositive();
    }

    @Test
    void whatWasDeclinedStaysAwayAndWhatWasDoneIsMeasured() {
        Action action = teams.get(0).actions().top().get(0);
        Scope team = teams.get(0).scope();
        assertThat(action.savingUsdAWeek()).isPositive();

        assertThat(top(team, decision(action, Decision.Kind.DECLINED, WEEK.lastDay())))
                .doesNotContain(action.id());
        assertThat(top(
                        team,
                        decision(action, Decision.Kind.DECLINED, WEEK.lastDay().minusDays(90))))
                .contains(action.id());
        WeeklyReport done =
                with(team, decision(action, Decision.Kind.DONE, WEEK.firstDay().minusDays(1)));
        assertThat(done.actions().top()).extracting(Action::id).doesNotContain(action.id());
        assertThat(done.actions().done()).singleElement().satisfies(each -> {
            assertThat(each.title()).isEqualTo(action.title());
            assertThat(each.realisedUsdAWeek()).isEqualByComparingTo(BigDecimal.TEN.subtract(action.savingUsdAWeek()));
        });
    }

    private static Decision decision(Action action, Decision.Kind kind, LocalDate on) {
        return new Decision(action.id(), kind, "ada", on, "so", BigDecimal.TEN);
    }

    private static List<String> top(Scope scope, Decision decision) {
        return with(scope, decision).actions().top().stream().map(Action::id).toList();
    }

    private static WeeklyReport with(Scope scope, Decision decision) {
        WeekInputs inputs =
                new WeekInputs(inputs().origin(), List.of(), List.of(decision), List.of(), any -> List.of());
        try (WeekReader reader = open(WEEK, inputs)) {
            return reader.report(scope);
        }
    }

    @Test
    void budgetsAndPlansAreThoseOfTheReader() {
        Budget budget = new Budget(
                "shop a month",
                new BudgetScope(BudgetScope.Kind.TEAM, "shop"),
                PeriodLength.MONTH,
                new BigDecimal("50"),
                List.of(new Threshold(80, List.of())));
        PlannedEvent event = new PlannedEvent("launch", WEEK.firstDay(), WEEK.lastDay(), "product-copy", true);
        WeekInputs inputs =
                new WeekInputs(inputs().origin(), List.of(event), List.of(), List.of(budget), any -> List.of());
        try (WeekReader reader = open(WEEK, inputs)) {
            WeeklyReport shop = reader.report(new Scope("shop"));
            assertThat(shop.forecasts()).singleElement().satisfies(ahead -> {
                String spent = cost(" team = 'shop' and usage_date between date '2026-11-01' and date '2026-11-22'");
                assertThat(ahead.spent()).hasSize(22);
                assertThat(ahead.spent().get(21).usd()).isEqualByComparingTo(spent);
                assertThat(ahead.forecast()).hasSize(8);
                assertThat(ahead.forecast().get(7).usd().expectedUsd()).isGreaterThan(new BigDecimal(spent));
            });
            assertThat(shop.events()).containsExactly(event);
            WeeklyReport support = reader.report(new Scope("support"));
            assertThat(support.forecasts()).isEmpty();
            assertThat(support.events()).isEmpty();
            assertThat(reader.report(Scope.FINOPS).forecasts()).hasSize(1);
        }
    }
}
