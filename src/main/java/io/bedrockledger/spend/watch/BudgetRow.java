package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Alert;
import io.bedrockledger.spend.budget.AlertState;
import io.bedrockledger.spend.budget.BudgetReport;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.Outlook;
import io.bedrockledger.spend.budget.Threshold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a budget stands in a period: a row of the table, without the run that wrote it.
 *
 * @param expected what the whole period will cost; null when the history does not tell
 * @param runsOutOn the day on which the amount is used up; null when it lasts
 * @param runsOutEarliest the same by the high end of the interval
 * @param runsOutLatest the same by the low end of the interval
 * @param crossed percents that the floor has reached, as {@code 50, 80}; null without one
 * @param asOf the last day whose logs had all arrived
 */
public record BudgetRow(
        String budget,
        AlertSubject subject,
        Period period,
        BigDecimal amountUsd,
        State state,
        DailyCost spent,
        int knownDays,
        int unknownDays,
        @Nullable Estimate expected,
        @Nullable LocalDate runsOutOn,
        @Nullable LocalDate runsOutEarliest,
        @Nullable LocalDate runsOutLatest,
        @Nullable String crossed,
        LocalDate asOf) {

    /** Where a budget stands: the first of these that holds. */
    public enum State {
        /** The floor has reached the amount. */
        OVER,
        /** The ceiling has. */
        POSSIBLY_OVER,
        /** Below, as far as the days tell that are known; others are over and nobody knows them. */
        INCOMPLETE,
        /** Below, and forecast to reach the amount. */
        EXPECTED_OVER,
        /** Nothing that the budget is for was called on any day that was looked at. */
        NO_CALLS,
        /** Below, and forecast to stay there, as far as there is a forecast. */
        WITHIN
    }

    static BudgetRow of(BudgetReport report, CostSeries series, boolean called) {
        Outlook.Forecast forecast = report.outlook() instanceof Outlook.Forecast known ? known : null;
        List<LocalDate> known = report.period()
                .days()
                .filter(day -> series.known(day).isPresent())
                .toList();
        String crossed = report.alerts().stream()
                .filter(alert -> alert.key().basis() == Threshold.Basis.SPENT && alert.state() == AlertState.FIRED)
                .map(Alert::key)
                .map(key -> Integer.toString(key.percent()))
                .collect(Collectors.joining(", "));
        return new BudgetRow(
                report.budget().name(),
                AlertSubject.of(report.budget().scope()),
                report.period(),
                report.budget().amountUsd(),
                state(report, forecast, called),
                report.spent(),
                known.size(),
                report.unknownDays().size(),
                forecast == null ? null : forecast.atEnd(),
                forecast == null ? null : forecast.expected(),
                forecast == null ? null : forecast.earliest(),
                forecast == null ? null : forecast.latest(),
                crossed.isEmpty() ? null : crossed,
                series.completeUntil());
    }

    private static State state(BudgetReport report, Outlook.@Nullable Forecast forecast, boolean called) {
        BigDecimal amount = report.budget().amountUsd();
        if (report.spent().floorUsd().compareTo(amount) >= 0) {
            return State.OVER;
        }
        if (report.spent().ceilingUsd().compareTo(amount) >= 0) {
            return State.POSSIBLY_OVER;
        }
        if (!report.unknownDays().isEmpty()) {
            return State.INCOMPLETE;
        }
        if (forecast != null && forecast.expected() != null) {
            return State.EXPECTED_OVER;
        }
        return called ? State.WITHIN : State.NO_CALLS;
    }

    /** Whether it is of the same budget, scope and period. */
    boolean isOfSame(BudgetRow other) {
        return budget.equals(other.budget) && subject.equals(other.subject) && period.equals(other.period);
    }

    /** Whether the period has the last day that is known: where the budget stands now. */
    public boolean isCurrent() {
        return period.contains(asOf);
    }
}
