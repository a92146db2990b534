package io.bedrockledger.spend;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cost of days, where it is known. Three kinds of days differ, and none is another's zero:
 *
 * <ul>
 *   <li>known: up to {@code completeUntil} and with a cost, which is zero when nobody called;
 *   <li>unknown: up to {@code completeUntil} and without a cost, as when the logs of a day were never read, or it is
 *       before {@code from};
 *   <li>open: after {@code completeUntil}; what it has cost already counts, and more may come.
 * </ul>
 *
 * @param from the first day that was looked at, UTC
 * @param completeUntil the last day whose logs have all arrived; the day before {@code from} when there is none
 * @param costs by day, none before {@code from}
 */
public record CostSeries(LocalDate from, LocalDate completeUntil, SortedMap<LocalDate, DailyCost> costs) {

    public CostSeries {
        costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
        if (completeUntil.isBefore(from.minusDays(1))
                || (!costs.isEmpty() && costs.firstKey().isBefore(from))) {
            throw new IllegalArgumentException(
                    "[spend] a series is complete until the day before it starts or later, and has no earlier day; found start %s, complete until %s, first day %s; start it earlier"
                            .formatted(from, completeUntil, costs.isEmpty() ? "none" : costs.firstKey()));
        }
    }

    /** A series of costs by day, in whatever order they stand. */
    public static CostSeries of(LocalDate from, LocalDate completeUntil, Map<LocalDate, DailyCost> costs) {
        return new CostSeries(from, completeUntil, new TreeMap<>(costs));
    }

    /** The cost of a day that is known; empty when the day is unknown or open. */
    public Optional<DailyCost> known(LocalDate day) {
        return isOpen(day) ? Optional.empty() : Optional.ofNullable(costs.get(day));
    }

    /** What is known to have been spent on a day, whole or not; nothing where nothing is known. */
    public DailyCost soFar(LocalDate day) {
        return costs.getOrDefault(day, DailyCost.NONE);
    }

    /** Whether more may come for a day, because its logs have not all arrived. */
    public boolean isOpen(LocalDate day) {
        return day.isAfter(completeUntil);
    }

    /** The days of a period that have ended and whose cost nobody knows, in order. */
    public List<LocalDate> unknownDays(Period period) {
        return period.days().filter(day -> !isOpen(day) && known(day).isEmpty()).toList();
    }

    /** What is known to have been spent in a period: at least this much, whatever is unknown or open. */
    public DailyCost spent(Period period) {
        return costs.subMap(period.firstDay(), period.lastDay().plusDays(1)).values().stream()
                .reduce(DailyCost.NONE, DailyCost::plus);
    }
}
