package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.budget.Alert;
import io.bedrockledger.spend.budget.AlertChange;
import io.bedrockledger.spend.budget.AlertKey;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.BudgetReport;
import io.bedrockledger.spend.budget.BudgetWatch;
import io.bedrockledger.spend.budget.Threshold;
import io.bedrockledger.spend.spike.SpikeSearch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One evaluation of everything that is watched: rows and alerts as they are now. It writes nothing. */
final class Round {

    /** Late data is looked for so far back, as by a deep listing: older periods stay as they were told. */
    static final int LATE_DAYS = 40;

    /** Days of which spikes are looked for: an outage of a week loses none. */
    private static final int SPIKE_DAYS = 7;

    private final WatchPlan plan;
    private final SpendDays days;
    private final Causes causes;
    private final List<BudgetRow> budgetsBefore;
    private final Map<String, StoredAlert> alerts;
    private final List<BudgetRow> budgets;
    private final Map<String, Standing> standings = new HashMap<>();

    /** Where the budget of an alert stands, for what is told of it. */
    record Standing(BudgetReport report, CostSeries series) {}

    Round(WatchPlan plan, SpendDays days, Causes causes, List<BudgetRow> budgets, Map<String, StoredAlert> alerts) {
        this.plan = plan;
        this.days = days;
        this.causes = causes;
        this.budgetsBefore = List.copyOf(budgets);
        this.budgets = new ArrayList<>(budgets);
        this.alerts = new TreeMap<>(alerts);
    }

    void evaluate() {
        plan.budgets().forEach(this::evaluate);
        Spikes spikes = new Spikes(plan, days, causes, alerts);
        spikes.recheck();
        SpikeSearch search = new SpikeSearch(new WeekdayTail(), new StepUp(), causes::usage, plan.spikes());
        Map<Workflow, CostSeries> costs = days.byWorkflow();
        for (int back = SPIKE_DAYS - 1; back >= 0; back--) {
            spikes.add(search.search(days.completeUntil().minusDays(back), costs));
        }
    }

    List<BudgetRow> budgets() {
        return budgets;
    }

    Map<String, StoredAlert> alerts() {
        return alerts;
    }

    SpendDays days() {
        return days;
    }

    Causes causes() {
        return causes;
    }

    /** Where the budget of an alert stands; empty of a spike, and when its period was not looked at. */
    Optional<Standing> standing(String alertId) {
        return Optional.ofNullable(standings.get(alertId));
    }

    private void evaluate(Budget budget) {
        CostSeries series = days.series(budget.scope());
        BudgetWatch watch = new BudgetWatch(new WeekdayOutlook());
        boolean called = days.hasCalls(budget.scope());
        List<Alert> before = alerts.values().stream()
                .map(StoredAlert::alert)
                .flatMap(Optional::stream)
                .toList();
        for (Period period : periods(budget)) {
            BudgetReport report = watch.evaluate(budget, period, series, before);
            put(BudgetRow.of(report, series, called));
            Map<AlertKey, AlertChange> changes = new LinkedHashMap<>();
            report.changes().forEach(change -> changes.put(change.alert().key(), change));
            for (Alert alert : report.alerts()) {
                String id = alert.key().id();
                standings.put(id, new Standing(report, series));
                update(id, alert, Optional.ofNullable(changes.get(alert.key())), budget);
            }
        }
    }

    /**
     * From the oldest one that was watched before and that late data may still change, so that missed nights leave no gap;
     * of a budget that is new, the current one alone: nobody wants to hear of months that were never watched.
     */
    private List<Period> periods(Budget budget) {
        PeriodLength length = budget.length();
        LocalDate oldest = days.completeUntil().minusDays(LATE_DAYS);
        LocalDate first = budgetsBefore.stream()
                .filter(row ->
                        row.budget().equals(budget.name()) && row.subject().equals(AlertSubject.of(budget.scope())))
                .map(BudgetRow::period)
                .filter(period -> period.length() == length && !period.lastDay().isBefore(oldest))
                .map(Period::firstDay)
                .min(LocalDate::compareTo)
                .orElse(days.completeUntil());
        LocalDate from = first.isAfter(days.completeUntil()) ? days.completeUntil() : first;
        return length.between(from, days.newest().isBefore(from) ? from : days.newest());
    }

    private void put(BudgetRow row) {
        budgets.removeIf(row::isOfSame);
        budgets.add(row);
    }

    private void update(String id, Alert alert, Optional<AlertChange> change, Budget budget) {
        StoredAlert before = alerts.get(id);
        Optional<AlertEvent> event =
                change.map(each -> AlertEvent.valueOf(each.kind().name()));
        if (before == null) {
            event.ifPresent(first -> alerts.put(id, told(created(id, alert, first, budget), alert, budget)));
            return;
        }
        Telling telling = event.map(before.telling()::then).orElse(before.telling());
        StoredAlert after = before.now(alert.state(), alert.crossedOn(), alert.spent(), telling, days.completeUntil());
        alerts.put(id, event.isPresent() ? told(after, alert, budget) : after);
    }

    private StoredAlert created(String id, Alert alert, AlertEvent first, Budget budget) {
        AlertKey key = alert.key();
        AlertKind kind = key.basis() == Threshold.Basis.SPENT ? AlertKind.SPENT : AlertKind.FORECAST;
        return new StoredAlert(
                id,
                alert.state(),
                Telling.of(kind, first),
                key.budget(),
                AlertSubject.of(key.scope()),
                key.period(),
                key.percent(),
                key.thresholdUsd(),
                budget.amountUsd(),
                alert.crossedOn(),
                alert.spent(),
                null,
                List.of(),
                days.completeUntil());
    }

    /** With the cause as it is now, and those who are told now. */
    private StoredAlert told(StoredAlert alert, Alert now, Budget budget) {
        List<String> recipients = budget.thresholds().stream()
                .filter(threshold -> threshold.basis() == now.key().basis()
                        && threshold.percent() == now.key().percent())
                .findFirst()
                .map(Threshold::recipients)
                .orElse(List.of());
        Optional<String> cause = causes.of(alert, days).flatMap(Words::cause);
        return alert.because(cause.orElse(null), recipients);
    }
}
