package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.BridgeTerm;
import io.bedrockledger.spend.bridge.CostBridge;
import io.bedrockledger.spend.bridge.Usage;
import io.bedrockledger.spend.bridge.WorkflowBridge;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Spender;
import io.bedrockledger.spend.spike.SpikeRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains what became dearer, by the cost bridge between days. */
final class Causes {

    private static final int SHOWN = 3;
    private static final int WEEK = 7;

    private static final Comparator<Mover> ORDER = Comparator.comparing(
                    Mover::workflow, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Mover::prompt, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Mover::promptVersion, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Mover::model, Comparator.nullsLast(Comparator.<String>naturalOrder()));

    private final UsageDays days;

    Causes(UsageDays days) {
        this.days = days;
    }

    /**
     * The seven days up to one against the seven before.
     *
     * @param known whether all logs of a day were read; with a day that is not, nothing can be compared and it is empty
     */
    private Optional<Cause> ofWeek(Predicate<Spender> scope, LocalDate lastDay, Predicate<LocalDate> known) {
        LocalDate first = lastDay.minusDays(2L * WEEK - 1);
        if (!first.datesUntil(lastDay.plusDays(1)).allMatch(known)) {
            return Optional.empty();
        }
        return Optional.of(between(scope, first, lastDay.minusDays(WEEK), lastDay.minusDays(WEEK - 1L), lastDay));
    }

    /**
     * Why what an alert is about became dearer: of a spike and of a budget of a day against the same weekday, else by the
     * last seven days.
     */
    Optional<Cause> of(StoredAlert alert, SpendDays spend) {
        LocalDate day = alert.period().firstDay();
        Predicate<LocalDate> known = each -> spend.read().contains(each) && !each.isAfter(spend.completeUntil());
        if (alert.kind() == AlertKind.SPIKE) {
            Workflow workflow = new Workflow(alert.subject().name());
            return usualDay(alert, workflow, spend).map(usual -> ofDay(workflow, usual, day));
        }
        BudgetScope scope =
                new BudgetScope(alert.subject().kind(), alert.subject().name());
        if (alert.period().length() == PeriodLength.DAY) {
            LocalDate before = day.minusWeeks(1);
            return known.test(day) && known.test(before)
                    ? Optional.of(between(scope::covers, before, before, day, day))
                    : Optional.empty();
        }
        return ofWeek(scope::covers, spend.completeUntil(), known);
    }

    /** The newest of the same weekday that cost what the alert was compared with; empty when late data changed them all. */
    private static Optional<LocalDate> usualDay(StoredAlert alert, Workflow workflow, SpendDays spend) {
        CostSeries series = spend.byWorkflow().get(workflow);
        return series == null
                ? Optional.empty()
                : Stream.iterate(alert.crossedOn().minusWeeks(1), day -> day.minusWeeks(1))
                        .limit(SpikeRules.DEFAULT.weeks())
                        .filter(day -> series.known(day)
                                .filter(cost -> cost.floorUsd().compareTo(alert.amountUsd()) == 0)
                                .isPresent())
                        .findFirst();
    }

    /** One day of a workflow against another. */
    Cause ofDay(Workflow workflow, LocalDate usualDay, LocalDate day) {
        Predicate<Spender> scope = spender -> new Workflow(spender.workflow()).equals(workflow);
        return between(scope, usualDay, usualDay, day, day);
    }

    /** All usage of a workflow on a day. */
    List<Usage> usage(Workflow workflow, LocalDate day) {
        return days.between(day, day).stream()
                .map(UsageDays.Row::usage)
                .filter(usage -> usage.workflow().equals(workflow))
                .toList();
    }

    private Cause between(
            Predicate<Spender> scope,
            LocalDate earlierFrom,
            LocalDate earlierTo,
            LocalDate laterFrom,
            LocalDate laterTo) {
        List<UsageDays.Row> earlier = rows(scope, earlierFrom, earlierTo);
        List<UsageDays.Row> later = rows(scope, laterFrom, laterTo);
        CostBridge bridge = CostBridge.between(usages(earlier), usages(later));
        List<CauseTerm> terms = bridge.terms().largestFirst().stream()
                .map(term -> term(bridge, term))
                .toList();
        return new Cause(
                earlierFrom,
                earlierTo,
                laterFrom,
                laterTo,
                bridge.earlier().costUsd(),
                bridge.later().costUsd(),
                terms,
                movers(earlier, later, bridge.changeUsd().signum()));
    }

    private List<UsageDays.Row> rows(Predicate<Spender> scope, LocalDate from, LocalDate to) {
        return days.between(from, to).stream()
                .filter(row -> scope.test(row.spender()))
                .toList();
    }

    private static List<Usage> usages(List<UsageDays.Row> rows) {
        return rows.stream().map(UsageDays.Row::usage).toList();
    }

    private static CauseTerm term(CostBridge bridge, BridgeTerm term) {
        BigDecimal usd = bridge.terms().of(term);
        List<String> workflows = bridge.workflows().stream()
                .filter(each -> each.terms().of(term).signum() == usd.signum())
                .filter(each -> each.workflow().isAttributed())
                .sorted(Comparator.comparing(
                                (WorkflowBridge each) -> each.terms().of(term).abs())
                        .reversed())
                .limit(SHOWN)
                .map(each -> Objects.requireNonNull(each.workflow().name()))
                .toList();
        return new CauseTerm(term, usd, Words.of(term, usd.signum()), workflows);
    }

    /**
     * Those that moved most in a direction; of none, in neither. Versions of a prompt are taken together: that one took the
     * place of another moves two large amounts that are no change.
     */
    private static List<Mover> movers(List<UsageDays.Row> earlier, List<UsageDays.Row> later, int direction) {
        Map<Spender, BigDecimal> changes = new HashMap<>();
        earlier.forEach(row -> changes.merge(row.spender(), row.costUsd().negate(), BigDecimal::add));
        later.forEach(row -> changes.merge(row.spender(), row.costUsd(), BigDecimal::add));
        return changes.entrySet().stream()
                .filter(change -> direction != 0 && change.getValue().signum() == direction)
                .map(change -> mover(change.getKey(), change.getValue().setScale(Money.SCALE), later))
                .sorted(Comparator.comparing((Mover mover) -> mover.changeUsd().abs())
                        .reversed()
                        .thenComparing(ORDER))
                .limit(SHOWN)
                .toList();
    }

    private static Mover mover(Spender spender, BigDecimal change, List<UsageDays.Row> later) {
        return new Mover(spender.workflow(), spender.prompt(), version(spender, later), spender.model(), change);
    }

    /** The version that most of the later cost is of; null where there is none or it is not known. */
    private static @Nullable String version(Spender spender, List<UsageDays.Row> later) {
        Map<String, BigDecimal> costs = new TreeMap<>();
        later.stream()
                .filter(row -> row.spender().equals(spender) && row.promptVersion() != null)
                .forEach(row -> costs.merge(String.valueOf(row.promptVersion()), row.costUsd(), BigDecimal::add));
        return costs.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
