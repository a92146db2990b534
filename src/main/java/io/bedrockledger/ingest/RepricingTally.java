package io.bedrockledger.ingest;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.Row;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what a repricing changes. For one thread. */
final class RepricingTally {

    private final String edition;
    private final Map<String, PriceBook> books = new HashMap<>();
    private final SortedMap<String, Integer> editions = new TreeMap<>();
    private final Map<RepricedCalls.Key, RepricedCalls> entries = new HashMap<>();
    private final SortedMap<String, WithdrawnPrices> withdrawn = new TreeMap<>();
    private final SortedSet<LocalDate> changedDates = new TreeSet<>();
    private int published;
    private long calls;
    private long untold;

    RepricingTally(String edition) {
        this.edition = edition;
    }

    /** The book of an edition, or what comes nearest to it. */
    PriceBook bookOf(String version, PriceBook current) {
        return books.computeIfAbsent(
                version,
                name -> current.edition(name)
                        .or(() -> PriceBook.knownUntil(name).map(current::asOf))
                        .orElse(current));
    }

    /** Counts the published log days of the window, whatever their edition. */
    void published(int days) {
        published = days;
    }

    void day(LogDayReceipt day) {
        editions.merge(day.priceBookVersion(), 1, Integer::sum);
    }

    void call() {
        calls++;
    }

    void untold() {
        untold++;
    }

    void changed(Row row, StoredCost before, StoredCost after) {
        changedDates.add(row.requiredDate(InvocationColumn.LOG_DATE));
        RepricedCalls none = RepricedCalls.none(before, after);
        entries.merge(none.key(), none.plus(before, after), (known, one) -> known.plus(before, after));
        before.withdrawnBy(after)
                .map(usd -> WithdrawnPrices.one(after, usd))
                .ifPresent(one -> withdrawn.merge(one.status() + one.reason(), one, WithdrawnPrices::plus));
    }

    RepricingTotals totals() {
        Comparator<RepricedCalls> largestFirst = Comparator.comparing(
                        (RepricedCalls entry) -> entry.differenceUsd().abs())
                .reversed()
                .thenComparing(entry -> entry.key().toString());
        List<RepricedCalls> sorted =
                entries.values().stream().sorted(largestFirst).toList();
        return new RepricingTotals(
                edition, published, editions, calls, untold, changedDates, sorted, List.copyOf(withdrawn.values()));
    }
}
