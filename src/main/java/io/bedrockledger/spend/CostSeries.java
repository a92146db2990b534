package io.bedrockledger.spend;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cost of days, where it is known. Three kinds of days differ, and none is another's zero:
 *
 * <ul>
 *   <li>known: all its logs were read; without a cost it is a day on which nothing was spent;
 *   <li>unknown: it has ended and its logs were not all read, as when a night was missed, or it is before all history;
 *   <li>open: after {@code completeUntil}; its logs have not all arrived.
 * </ul>
 *
 * What unknown and open days have cost as far as anybody knows counts as spent, and more may come.
 *
 * @param completeUntil the last day whose logs have all arrived, UTC
 * @param known the days that are known, none after {@code completeUntil}
 * @param costs by day
 */
public record CostSeries(LocalDate completeUntil, SortedSet<LocalDate> known, SortedMap<LocalDate, DailyCost> costs) {

    public CostSeries {
        known = Collections.unmodifiableSortedSet(new TreeSet<>(known));
        costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
        if (!known.isEmpty() && known.last().isAfter(completeUntil)) {
            throw new IllegalArgumentException(
                    "[spend] a day is known when its logs have all arrived, which they have until %s; found %s; leave it open"
                            .formatted(completeUntil, known.last()));
        }
    }

    /**
     * A series of the days that were read.
     *
     * @param read days of which some or all logs were read; those after {@code completeUntil} stay open
     * @param costs by day, also of days that were not read: calls are logged on the next day sometimes
     */
    public static CostSeries of(LocalDate completeUntil, Set<LocalDate> read, Map<LocalDate, DailyCost> costs) {
        SortedSet<LocalDate> known = new TreeSet<>(read);
        known.removeIf(day -> day.isAfter(completeUntil));
        return new CostSeries(completeUntil, known, new TreeMap<>(costs));
    }

    /** The cost of a day that is known, zero when nothing was spent; empty when the day is unknown or open. */
    public Optional<DailyCost> known(LocalDate day) {
        return known.contains(day) ? Optional.of(soFar(day)) : Optional.empty();
    }

    /** What is known to have been spent on a day, whole or not; nothing where nothing is known. */
    public DailyCost soFar(LocalDate day) {
        return costs.getOrDefault(day, DailyCost.NONE);
    }

    /** The days of a period that have ended and whose cost nobody knows, in order. */
    public List<LocalDate> unknownDays(Period period) {
        return period.days()
                .filter(day -> !day.isAfter(completeUntil) && !known.contains(day))
                .toList();
    }

    /** What is known to have been spent in a period: at least this much, whatever is unknown or open. */
    public DailyCost spent(Period period) {
        return costs.subMap(period.firstDay(), period.lastDay().plusDays(1)).values().stream()
                .reduce(DailyCost.NONE, DailyCost::plus);
    }
}
