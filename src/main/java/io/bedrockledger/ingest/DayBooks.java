package io.bedrockledger.ingest;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LogDayReceipt;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which edition of the price book prices a log day: the one that its receipt names, and without a receipt the current
 * one. A day that is read again does not change its prices by that.
 *
 * <p>Made before the workers begin; then read only, by any thread.
 */
final class DayBooks {

    private final PriceBook current;
    private final Map<String, PriceBook> byEdition = new HashMap<>();
    private final Map<DayUnit, PriceBook> byDay = new HashMap<>();
    private final SortedMap<String, String> lost = new TreeMap<>();

    DayBooks(PriceBook current) {
        this.current = current;
    }

    /** Takes the edition of a log day that is going to be read again. */
    void add(LogDayReceipt day) {
        byDay.put(day.unit(), byEdition.computeIfAbsent(day.priceBookVersion(), this::edition));
    }

    private PriceBook edition(String version) {
        return current.edition(version).orElseGet(() -> {
            PriceBook near = PriceBook.knownUntil(version).map(current::asOf).orElse(current);
            lost.put(version, near.version());
            return near;
        });
    }

    /** The book that prices a log day. */
    PriceBook of(DayUnit unit) {
        return byDay.getOrDefault(unit, current);
    }

    /** Editions that the entries do not add up to any more, each with the one that stands in for it. */
    SortedMap<String, String> lost() {
        return lost;
    }
}
