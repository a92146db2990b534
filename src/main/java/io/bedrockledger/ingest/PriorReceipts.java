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

/** What earlier runs read in a window and in the days beside it. */
final class PriorReceipts {

    private final Map<DayUnit, List<LogObjectReceipt>> objects = new HashMap<>();
    private final Map<DayUnit, LogDayReceipt> days = new HashMap<>();

    static PriorReceipts load(Receipts receipts, Window window) {
        PriorReceipts prior = new PriorReceipts();
        LocalDate from = window.from().minusDays(1);
        LocalDate to = window.to().plusDays(1);
        receipts.logObjects(from, to)
                .forEach(receipt -> prior.objects
                        .computeIfAbsent(receipt.unit(), unit -> new ArrayList<>())
                        .add(receipt));
        receipts.logDays(from, to).forEach(receipt -> prior.days.put(receipt.unit(), receipt));
        return prior;
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

    /** Remembers what a batch published, for the batches after it. */
    void replace(LogDayReceipt day, List<LogObjectReceipt> receipts) {
        days.put(day.unit(), day);
        objects.put(day.unit(), List.copyOf(receipts));
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
        Map<String, LogObjectReceipt> known = new HashMap<>();
        objects(unit).forEach(receipt -> known.put(receipt.logKey(), receipt));
        for (LogObject object : listed) {
            LogObjectReceipt receipt = known.get(object.key());
            if (receipt == null
                    || receipt.sizeBytes() != object.sizeBytes()
                    || !receipt.etag().equals(object.etag())) {
                return false;
            }
        }
        return day.listingFingerprint().equals(fingerprint(objects(unit)));
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
