package io.bedrockledger.report.data;

import io.bedrockledger.report.Actions;
import io.bedrockledger.report.AlertLine;
import io.bedrockledger.report.Figures;
import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.Health;
import io.bedrockledger.report.MonthForecast;
import io.bedrockledger.report.PlannedEvent;
import io.bedrockledger.report.Query.Section;
import io.bedrockledger.report.Scope;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reports of one week from the roll-ups, which are read once for all of them. Every report sees the same snapshot
 * of every table. For one thread.
 */
public final class WeekReader implements AutoCloseable {

    /** Eight weeks before the week: the median, the trend and the history of a forecast. */
    private static final int WEEKS_BEFORE = 8;

    /** A change below this share of the week before, in all and of every workflow, is none that anybody must read of. */
    private static final BigDecimal QUIET_SHARE = new BigDecimal("0.05");

    /** A change below this share of the week before is not worth a sentence of its own. */
    private static final BigDecimal MATERIAL_SHARE = new BigDecimal("0.02");

    private final SqlSession session;
    private final Period week;
    private final WeekInputs inputs;
    private final DataDays days;
    private final MonthAhead ahead;

    private WeekReader(SqlSession session, Period week, WeekInputs inputs) {
        this.session = session;
        this.week = week;
        this.inputs = inputs;
        Questions questions = new Questions(session, week, Scope.FINOPS);
        this.days = new DataDays(questions.ask(Section.HEALTH, "log_days"), questions.ask(Section.HEALTH, "nights"));
        this.ahead = new MonthAhead(questions.ask(Section.FORECAST, "days_of_spenders"), week, days);
    }

    /**
     * Reads the roll-ups of a week and of those before it.
     *
     * @param week an ISO week, UTC; it need not be over
     */
    public static WeekReader open(DuckDb engine, Period week, WeekInputs inputs) {
        SqlSession session = engine.weeks(week.firstDay().minusWeeks(WEEKS_BEFORE), week.lastDay());
        try {
            return new WeekReader(session, week, inputs);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Whether any log of the week is in; without one there is nothing to report. */
    public boolean hasData() {
        return days.hasData(week);
    }

    /** The teams that spent in the week or the one before, by name; calls of no team are in the report of FinOps alone. */
    public List<String> teams() {
        return new Questions(session, week, Scope.FINOPS)
                .ask(Section.TEAMS, "teams_of_weeks").rows().stream()
                        .flatMap(row -> Stream.ofNullable(row.text("team")))
                        .toList();
    }

    /** The report for one team or for FinOps. */
    public WeeklyReport report(Scope scope) {
        return new Making(scope).report();
    }

    @Override
    public void close() {
        session.close();
    }

    /** The making of one report. */
    private final class Making {

        private final Scope scope;
        private final Questions questions;
        private final boolean comparable = days.isComplete(week.previous());

        Making(Scope scope) {
            this.scope = scope;
            this.questions = new Questions(session, week, scope);
        }

        WeeklyReport report() {
            Totals totals = new Totals(questions.ask(Section.FIGURES, "cost_of_weeks"), week, days);
            Figures figures = totals.figures();
            TwoWeeks two = TwoWeeks.of(questions.ask(Section.BRIDGE, "usage_of_two_weeks"));
            Change change = new Change(two, comparable);
            PromptsInUse prompts = new PromptsInUse(questions.ask(Section.READINESS, "prompts_of_workflows"), week);
            Reply declared = questions.ask(Section.READINESS, "declared_workflows");
            Reply service = questions.ask(Section.SERVICE, "service");
            Reply outcomes = questions.ask(Section.FAILURES, "outcomes_of_two_weeks");
            Reply receipts = questions.ask(Section.HEALTH, "receipts");
            Trust.Basis basis = new Trust.Basis(
                    questions.ask(Section.HEALTH, "log_days"),
                    receipts,
                    questions.ask(Section.HEALTH, "reach"),
                    outcomes,
                    service);
            Health health = Trust.health(scope, week, days, basis, figures, totals.boundedCalls());
            List<AlertLine> alerts = inputs.alerts().apply(scope);
            Trend trend = trend(scope.isFinops() ? "team" : "workflow");
            return new WeeklyReport(
                    scope,
                    week,
                    inputs.origin(),
                    isQuiet(figures, change, alerts, health),
                    material(figures),
                    figures,
                    alerts,
                    change.bridge(prompts),
                    actions(declared, service, figures.cost().now()),
                    change.movers(questions.ask(Section.MOVERS, "ends_of_workflows")),
                    trend.weeks(week, days),
                    forecasts(declared),
                    Service.failures(outcomes, comparable),
                    Trust.attribution(questions.ask(Section.ATTRIBUTION, "grades")),
                    Service.quality(service, questions.ask(Section.SERVICE, "latencies")),
                    health,
                    new Checklist(new Checklist.Basis(declared, service, two, prompts, watched())).readiness(),
                    List.of(),
                    scope.isFinops() ? finops(trend, change, receipts) : null,
                    events(declared),
                    questions.asked());
        }

        private Trend trend(String column) {
            return new Trend(questions.ask(Section.WEEKS, "weeks_by_" + column), column);
        }

        /** A team has the budgets of its own and of its workflows; FinOps have all. */
        private List<MonthForecast> forecasts(Reply declared) {
            return inputs.budgets().stream()
                    .filter(budget -> scope.isFinops() || isOfTeam(budget.scope(), declared))
                    .map(ahead::of)
                    .toList();
        }

        private boolean isOfTeam(BudgetScope budget, Reply declared) {
            return switch (budget.kind()) {
                case TEAM -> Objects.equals(budget.name(), scope.team());
                case WORKFLOW -> isDeclared(declared, budget.name());
                case ALL, MODEL, PROMPT -> false;
            };
        }

        private static boolean isDeclared(Reply declared, @Nullable String workflow) {
            return declared.rows().stream().anyMatch(row -> Objects.equals(row.text("workflow"), workflow));
        }

        private List<String> watched() {
            return inputs.budgets().stream()
                    .filter(budget -> budget.scope().kind() == BudgetScope.Kind.WORKFLOW)
                    .flatMap(budget -> Stream.ofNullable(budget.scope().name()))
                    .toList();
        }

        private Actions actions(Reply declared, Reply service, BigDecimal weekUsd) {
            List<Proposal> proposals = Proposals.of(new Proposals.Basis(
                    declared,
                    questions.ask(Section.ACTIONS, "cache_use"),
                    service,
                    questions.ask(Section.ACTIONS, "open_findings")));
            return new ActionList(proposals, inputs.decisions(), week, this::proposals).actions(weekUsd);
        }

        /** What the rows of another week show; nothing where they are not among those that were read. */
        private List<Proposal> proposals(Period other) {
            Questions then = new Questions(session, other, scope);
            return Proposals.of(new Proposals.Basis(
                    then.ask(Section.ACTIONS, "declared_workflows"),
                    then.ask(Section.ACTIONS, "cache_use"),
                    then.ask(Section.ACTIONS, "service"),
                    new Reply(List.of(), List.of())));
        }

        private FinopsPart finops(Trend teams, Change change, Reply receipts) {
            Overview overview = new Overview(week, days, change);
            List<Overview.Outlook> outlooks = inputs.budgets().stream()
                    .filter(budget -> budget.scope().kind() == BudgetScope.Kind.TEAM)
                    .map(budget -> new Overview.Outlook(budget, ahead.of(budget)))
                    .toList();
            return overview.part(
                    teams,
                    questions.ask(Section.NOBODY, "nobody"),
                    overview.places(questions.ask(Section.PLACES, "places"), receipts),
                    outlooks);
        }

        private List<PlannedEvent> events(Reply declared) {
            return inputs.events().stream()
                    .filter(event -> !event.to().isBefore(week.firstDay())
                            && !event.from().isAfter(week.lastDay()))
                    .filter(event ->
                            scope.isFinops() || event.workflow() == null || isDeclared(declared, event.workflow()))
                    .toList();
        }

        /** A fiftieth of the week before, in whole dollars so that it can be said, and a dollar at least. */
        private static BigDecimal material(Figures figures) {
            BigDecimal before = figures.cost().before();
            BigDecimal base = before == null ? figures.cost().now() : before;
            return base.multiply(MATERIAL_SHARE)
                    .setScale(0, RoundingMode.HALF_UP)
                    .max(BigDecimal.ONE);
        }

        private boolean isQuiet(Figures figures, Change change, List<AlertLine> alerts, Health health) {
            BigDecimal before = figures.cost().before();
            if (before == null || !alerts.isEmpty() || !health.missingLogDays().isEmpty()) {
                return false;
            }
            BigDecimal floor = before.multiply(QUIET_SHARE);
            BigDecimal moved = figures.cost().now().subtract(before).abs();
            return moved.compareTo(floor) < 0 && change.largestMove().compareTo(floor) < 0;
        }
    }
}
