package io.bedrockledger.report;

import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.bridge.BridgeTerm;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.Outlook;
import io.bedrockledger.spend.watch.AlertEvent;
import io.bedrockledger.spend.watch.AlertKind;
import io.bedrockledger.spend.watch.AlertNotice;
import io.bedrockledger.spend.watch.AlertSubject;
import io.bedrockledger.spend.watch.Cause;
import io.bedrockledger.spend.watch.CauseTerm;
import io.bedrockledger.spend.watch.CurvePoint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Alerts of the insurer of {@link ReportFixture}. */
public final class AlertFixture {

    private AlertFixture() {}

    /** 30 % of a month's budget is used, and it will not last. */
    public static AlertNotice budget(String team) {
        MonthForecast month = ReportFixture.team().forecasts().get(0);
        List<CurvePoint> curve = new ArrayList<>();
        month.spent().forEach(day -> curve.add(new CurvePoint(day.day(), false, day.usd(), day.usd(), day.usd())));
        month.forecast()
                .forEach(day -> curve.add(new CurvePoint(
                        day.day(),
                        true,
                        day.usd().lowUsd(),
                        day.usd().expectedUsd(),
                        day.usd().highUsd())));
        Estimate end = month.forecast().get(month.forecast().size() - 1).usd();
        return new AlertNotice(
                "a1b2",
                1,
                AlertKind.SPENT,
                AlertEvent.FIRED,
                new AlertSubject(BudgetScope.Kind.TEAM, team),
                LocalDate.of(2026, 10, 11),
                "Team " + team
                        + " has used 39.0 % of the budget of $16,000.00 for October 2026. At this pace it runs out"
                        + " on Wed 28 Oct.",
                "The last seven days cost $296.27 more than the seven before: more calls (+241.21) and new workflows"
                        + " (+118.44).",
                "To stay within it, each of the 20 days that are left may cost $487.78; the last seven cost $588.10 each.",
                "SELECT usage_date, sum(list_cost_usd) FROM daily_costs WHERE team = '" + team
                        + "' GROUP BY usage_date",
                new AlertNotice.OfBudget(
                        "claims-month",
                        PeriodLength.MONTH.parse("2026-10"),
                        30,
                        new BigDecimal("4800"),
                        month.budgetUsd(),
                        LocalDate.of(2026, 10, 9),
                        new DailyCost(new BigDecimal("6244.25"), new BigDecimal("6247.35"), 4),
                        new Outlook.Forecast(end, new TreeMap<>(), month.earliest(), month.expected(), month.latest()),
                        List.of(),
                        curve,
                        List.of(20)),
                cause(),
                List.of("claims@example.com"),
                "2026-10-12T0312Z-7f3a");
    }

    /** A day was dearer than that weekday is. */
    public static AlertNotice spike() {
        return new AlertNotice(
                "c3d4",
                2,
                AlertKind.SPIKE,
                AlertEvent.TAKEN_BACK,
                new AlertSubject(BudgetScope.Kind.WORKFLOW, "letter-draft"),
                LocalDate.of(2026, 10, 11),
                "Workflow letter-draft cost $201.10 on Thu 8 Oct, and not much more than that weekday: what was said before"
                        + " is taken back.",
                null,
                "Nothing is to be done.",
                "SELECT 1",
                new AlertNotice.OfSpike(
                        LocalDate.of(2026, 10, 8), new BigDecimal("201.1"), new BigDecimal("188.4"), null),
                null,
                List.of(),
                "2026-10-12T0312Z-7f3a");
    }

    private static Cause cause() {
        return new Cause(
                LocalDate.of(2026, 9, 28),
                LocalDate.of(2026, 10, 4),
                LocalDate.of(2026, 10, 5),
                LocalDate.of(2026, 10, 11),
                new BigDecimal("2122.4000"),
                new BigDecimal("2418.6669"),
                List.of(
                        new CauseTerm(
                                BridgeTerm.VOLUME, new BigDecimal("241.205"), "more calls", List.of("letter-draft")),
                        new CauseTerm(BridgeTerm.NEW_WORKFLOWS, new BigDecimal("118.44"), "new workflows", List.of()),
                        new CauseTerm(
                                BridgeTerm.MODEL_MIX,
                                new BigDecimal("-63.3781"),
                                "cheaper models",
                                List.of("policy-answer"))),
                List.of());
    }
}
