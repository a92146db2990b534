package io.bedrockledger.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the rules as they are make of calls that other rules attributed.
 *
 * @param edition the edition of the rules
 * @param editions the others, each with the number of log days (day, account and region) that it attributed
 * @param calls that those days hold
 * @param untold calls whose rows do not tell what the rules ask for; they keep their attribution
 * @param others calls that keep their workflow and get another team, environment, rule or grade
 * @param changedDates log dates with a call that changes
 * @param entries calls that get another workflow, by workflow before and after
 */
public record ReattributionTotals(
        String edition,
        SortedMap<String, Integer> editions,
        long calls,
        long untold,
        long others,
        SortedSet<LocalDate> changedDates,
        List<ReattributedCalls> entries) {

    /** Nothing was to be attributed anew. */
    public static final ReattributionTotals NOTHING =
            new ReattributionTotals("", new TreeMap<>(), 0, 0, 0, new TreeSet<>(), List.of());

    public ReattributionTotals {
        editions = Collections.unmodifiableSortedMap(new TreeMap<>(editions));
        changedDates = Collections.unmodifiableSortedSet(new TreeSet<>(changedDates));
        entries = List.copyOf(entries);
    }

    /** The log days that other rules attributed. */
    public int logDays() {
        return editions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Calls that get another workflow. */
    public long moved() {
        return entries.stream().mapToLong(ReattributedCalls::calls).sum();
    }

    /** Their list cost, as far as it is known. */
    public BigDecimal movedUsd() {
        return entries.stream().map(ReattributedCalls::listCostUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
