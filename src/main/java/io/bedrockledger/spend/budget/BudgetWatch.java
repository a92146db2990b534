package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares what was spent with budgets. It fires where the floor of the cost of a period reaches a threshold, and says
 * "possible" where only the ceiling does. The same costs and alerts give the same answer, whenever and however often
 * they are evaluated, in any order of the alerts.
 *
 * <p>An alert is taken back when late data brings the sum below its threshold again, but never while a day of the period
 * is unknown: a sum with a gap is too small, and proves nothing. What was told once is not told again. One of a
 * forecast is taken back when the forecast no longer expects it.
 */
public final class BudgetWatch {

    private final SpendForecast forecast;

    /** A watch that estimates the rest of a period so. */
    public BudgetWatch(SpendForecast forecast) {
        this.forecast = forecast;
    }

    /**
     * One period of a budget.
     *
     * @param period a day, week or month, as the budget's
     * @param series the cost of the budget's scope, and before the period as much of it as the forecast needs
     * @param before alerts of earlier runs, also of other budgets and periods
     */
    public BudgetReport evaluate(Budget budget, Period period, CostSeries series, List<Alert> before) {
        if (period.length() != budget.length()) {
            throw new IllegalArgumentException(
                    "[budgets] a budget is compared with periods of its own length; found %s for '%s' of each %s; ask its length for the period"
                            .formatted(period, budget.name(), budget.length()));
        }
        Outlook outlook = outlook(budget, period, series);
        List<Alert> alerts = new ArrayList<>();
        List<AlertChange> changes = new ArrayList<>();
        for (Threshold threshold : budget.thresholds()) {
            AlertKey key = AlertKey.of(budget, period, threshold);
            Optional<Alert> known =
                    before.stream().filter(alert -> alert.key().equals(key)).findFirst();
            Optional<Alert> now = switch (threshold.basis()) {
                case SPENT -> now(key, series, known);
                case FORECAST -> foreseen(key, series, outlook, known);
            };
            now.ifPresent(alerts::add);
            now.flatMap(alert -> change(known, alert))
                    .ifPresent(kind -> changes.add(new AlertChange(kind, now.orElseThrow(), threshold)));
        }
        return new BudgetReport(
                budget, period, series.spent(period), series.unknownDays(period), alerts, changes, outlook);
    }

    private Outlook outlook(Budget budget, Period period, CostSeries series) {
        return Projection.of(series, period, forecast)
                .<Outlook>map(projection -> projection.against(budget.amountUsd()))
                .orElseGet(Outlook.Unknown::new);
    }

    private static Optional<Alert> now(AlertKey key, CostSeries series, Optional<Alert> known) {
        Optional<Alert> seen = seen(key, series);
        if (known.isEmpty()) {
            return seen;
        }
        Alert before = known.orElseThrow();
        DailyCost spent = series.spent(key.period());
        Alert after = seen.map(alert ->
                        new Alert(key, alert.state(), surer(alert.state(), before.reached()), alert.crossedOn(), spent))
                .orElseGet(() -> new Alert(key, AlertState.TAKEN_BACK, before.reached(), before.crossedOn(), spent));
        boolean weaker = after.state().compareTo(before.state()) < 0;
        boolean gap = !series.unknownDays(key.period()).isEmpty();
        return Optional.of(weaker && gap ? before : after);
    }

    /**
     * What the forecast says: it fires where the low end of the interval is there, and holds while the expected cost is, so
     * that it does not waver from day to day. Where there is no forecast there is no news, and what was spent already
     * needs none.
     */
    private static Optional<Alert> foreseen(AlertKey key, CostSeries series, Outlook outlook, Optional<Alert> known) {
        if (!(outlook instanceof Outlook.Forecast forecast)) {
            return known;
        }
        DailyCost spent = series.spent(key.period());
        boolean fired = known.map(alert -> alert.state() == AlertState.FIRED).orElse(false);
        boolean open = spent.floorUsd().compareTo(key.thresholdUsd()) < 0;
        boolean sure = forecast.atEnd().lowUsd().compareTo(key.thresholdUsd()) >= 0;
        boolean expected = forecast.atEnd().expectedUsd().compareTo(key.thresholdUsd()) >= 0;
        if (fired ? expected : sure && open) {
            LocalDate since = known.filter(alert -> fired).map(Alert::crossedOn).orElse(series.completeUntil());
            return Optional.of(new Alert(key, AlertState.FIRED, AlertState.FIRED, since, spent));
        }
        return known.map(alert -> new Alert(key, AlertState.TAKEN_BACK, alert.reached(), alert.crossedOn(), spent));
    }

    /** What the costs say by themselves. */
    private static Optional<Alert> seen(AlertKey key, CostSeries series) {
        DailyCost spent = series.spent(key.period());
        Optional<LocalDate> fired = reached(key, series, DailyCost::floorUsd);
        AlertState state = fired.isPresent() ? AlertState.FIRED : AlertState.POSSIBLE;
        return fired.or(() -> reached(key, series, DailyCost::ceilingUsd))
                .map(day -> new Alert(key, state, state, day, spent));
    }

    private static Optional<LocalDate> reached(
            AlertKey key, CostSeries series, Function<DailyCost, BigDecimal> amount) {
        DailyCost sum = DailyCost.NONE;
        for (LocalDate day : key.period().days().toList()) {
            sum = sum.plus(series.soFar(day));
            if (amount.apply(sum).compareTo(key.thresholdUsd()) >= 0) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static AlertState surer(AlertState one, AlertState other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Optional<AlertChange.Kind> change(Optional<Alert> known, Alert now) {
        AlertState state = now.state();
        AlertState before = known.map(Alert::state).orElse(AlertState.TAKEN_BACK);
        if (state == before) {
            return Optional.empty();
        }
        if (state.compareTo(before) < 0) {
            return Optional.of(state == AlertState.POSSIBLE ? AlertChange.Kind.LESS_SURE : AlertChange.Kind.TAKEN_BACK);
        }
        boolean told = known.map(Alert::reached)
                .map(reached -> reached.compareTo(state) >= 0)
                .orElse(false);
        if (told) {
            return Optional.of(AlertChange.Kind.RETURNED);
        }
        return Optional.of(state == AlertState.FIRED ? AlertChange.Kind.FIRED : AlertChange.Kind.POSSIBLE);
    }
}
