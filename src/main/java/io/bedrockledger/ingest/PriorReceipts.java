package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.LogObjectReceipt;
import io.bedrockledger.warehouse.Receipts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What earlier runs read on some days and on those beside them. */
final class PriorReceipts {

    private final Map<DayUnit, List<LogObjectReceipt>> objects = new HashMap<>();
    private final Map<DayUnit, LogDayReceipt> days = new HashMap<>();

    /** Adds the receipts of a span of days, both inclusive, and of the days beside it. */
    void load(Receipts receipts, LocalDate first, LocalDate last) {
        LocalDate from = first.minusDays(1);
        LocalDate to = last.plusDays(1);
        Map<DayUnit, List<LogObjectReceipt>> found = new HashMap<>();
        receipts.logObjects(from, to)
                .forEach(receipt -> found.computeIfAbsent(receipt.unit(), unit -> new ArrayList<>())
                        .add(receipt));
        objects.putAll(found);
        receipts.logDays(from, to).forEach(receipt -> days.put(receipt.unit(), receipt));
    }

    List<LogObjectReceipt> objects(DayUnit unit) {
        return objects.getOrDefault(unit, List.of());
    }

    /** The receipts of every log object. */
    List<LogObjectReceipt> objects() {
        return objects.values().stream().flatMap(List::stream).toList();
    }

    /** The receipt of a log day; empty when it was never published. */
    Optional<LogDayReceipt> day(DayUnit unit) {
        return Optional.ofNullable(days.get(unit));
    }

    /** The log days that have receipts. */
    Set<DayUnit> units() {
        return objects.keySet();
    }

    Set<String> keys(DayUnit unit) {
        Set<String> keys = new HashSet<>();
        objects(unit).forEach(receipt -> keys.add(receipt.logKey()));
        return keys;
    }

    /** The receipts of every log day. */
    Collection<LogDayReceipt> days() {
        return days.values();
    }

    /** The receipts of log days on some dates. */
    List<LogDayReceipt> days(Collection<LocalDate> dates) {
        return days.values().stream()
                .filter(day -> dates.contains(day.unit().logDate()))
                .toList();
    }

    /** The receipts of log objects on some dates. */
    List<LogObjectReceipt> objects(Collection<LocalDate> dates) {
        return objects.values().stream()
                .flatMap(List::stream)
                .filter(object -> dates.contains(object.unit().logDate()))
                .toList();
    }

    /** The editions of the price book but one that log days of a window keep, each with the number of those days. */
    SortedMap<String, Integer> otherEditions(Window window, String edition) {
        SortedMap<String, Integer> found = new TreeMap<>();
        for (LogDayReceipt day : days.values()) {
            if (window.contains(day.unit().logDate()) && !day.priceBookVersion().equals(edition)) {
                found.merge(day.priceBookVersion(), 1, Integer::sum);
            }
        }
        return found;
    }

    /** Remembers what a batch published, for the batches after it. */
    void replace(LogDayReceipt day, List<LogObjectReceipt> receipts) {
        days.put(day.unit(), day);
        objects.put(day.unit(), List.copyOf(receipts));
    }

    /** Whether a listed object was read before and has other content now. */
    boolean hasOtherContent(DayUnit unit, List<LogObject> listed) {
        Map<String, LogObjectReceipt> known = byKey(unit);
        return listed.stream().anyMatch(object -> {
            LogObjectReceipt receipt = known.get(object.key());
            return receipt != null && !isOf(receipt, object);
        });
    }

    /** Whether a record of the log day lost its call to another record, perhaps of the day before or after. */
    boolean hasDuplicates(DayUnit unit) {
        return objects(unit).stream().anyMatch(receipt -> receipt.duplicateCount() > 0);
    }

    /** The objects that were read before and are no longer listed. */
    Set<String> vanished(DayUnit unit, List<LogObject> listed) {
        Set<String> keys = keys(unit);
        listed.forEach(object -> keys.remove(object.key()));
        return keys;
    }

    /**
     * Whether a log day is as it was read: every listed object has the receipt of this content, and the receipts are
     * whole. An object that vanished changes nothing.
     */
    boolean isUnchanged(DayUnit unit, List<LogObject> listed) {
        LogDayReceipt day = days.get(unit);
        if (day == null) {
            return false;
        }
        Map<String, LogObjectReceipt> known = byKey(unit);
        for (LogObject object : listed) {
            LogObjectReceipt receipt = known.get(object.key());
            if (receipt == null || !isOf(receipt, object)) {
                return false;
            }
        }
        return day.listingFingerprint().equals(fingerprint(objects(unit)));
    }

    private static boolean isOf(LogObjectReceipt receipt, LogObject object) {
        return receipt.sizeBytes() == object.sizeBytes() && receipt.etag().equals(object.etag());
    }

    private Map<String, LogObjectReceipt> byKey(DayUnit unit) {
        Map<String, LogObjectReceipt> known = new HashMap<>();
        objects(unit).forEach(receipt -> known.put(receipt.logKey(), receipt));
        return known;
    }

    /** The listing fingerprint of what receipts say was read. */
    static String fingerprint(List<LogObjectReceipt> receipts) {
        return Listing.fingerprint(receipts.stream()
                .map(receipt -> new LogObject(
                        receipt.logKey(),
                        receipt.unit().accountId(),
                        receipt.unit().region(),
                        receipt.unit().logDate(),
                        receipt.sizeBytes(),
                        receipt.etag()))
                .toList());
    }
}
