package io.bedrockledger.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the current edition of the price book makes of calls that another one priced.
 *
 * @param edition the current one
 * @param published log days (day, account and region) of the window that are published, by whatever edition
 * @param editions the others, each with the number of log days (day, account and region) that it priced
 * @param calls that those days hold
 * @param untold calls whose rows do not tell what was priced; they keep their price
 * @param changedDates log dates with a call that changes
 * @param entries what changes, by price entry, status and reason
 * @param withdrawn what of it takes money out of sight, by status and reason
 */
public record RepricingTotals(
        String edition,
        int published,
        SortedMap<String, Integer> editions,
        long calls,
        long untold,
        SortedSet<LocalDate> changedDates,
        List<RepricedCalls> entries,
        List<WithdrawnPrices> withdrawn) {

    public RepricingTotals {
        entries = List.copyOf(entries);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Calls that change. */
    public long requests() {
        return entries.stream().mapToLong(RepricedCalls::requests).sum();
    }

    /** Their list cost as it is stored. */
    public BigDecimal beforeUsd() {
        return entries.stream().map(RepricedCalls::beforeUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Their list cost by the current edition. */
    public BigDecimal afterUsd() {
        return entries.stream().map(RepricedCalls::afterUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
