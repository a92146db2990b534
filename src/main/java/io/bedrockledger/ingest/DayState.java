package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DayUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/** A log day on its way to being replaced: its objects, and the files that will be its rows. */
final class DayState {

    private final DayUnit unit;
    private final Map<String, ObjectTotals> objects = new LinkedHashMap<>();
    private final List<DataFile> invocations = new ArrayList<>();
    private final List<DataFile> rejected = new ArrayList<>();

    DayState(DayUnit unit) {
        this.unit = unit;
    }

    DayUnit unit() {
        return unit;
    }

    void add(GroupResult result) {
        result.objects().forEach(this::add);
        result.invocations().ifPresent(invocations::add);
        result.rejected().ifPresent(rejected::add);
    }

    void add(ObjectTotals object) {
        objects.put(object.logKey(), object);
    }

    Collection<ObjectTotals> objects() {
        return objects.values();
    }

    /** The object of a key; the key is one of this day's. */
    ObjectTotals object(String logKey) {
        ObjectTotals found = objects.get(logKey);
        if (found == null) {
            throw new IllegalStateException("[" + logKey + "] must be an object of " + unit + "; this is a bug");
        }
        return found;
    }

    /** The files of calls; the list may be changed. */
    List<DataFile> invocations() {
        return invocations;
    }

    /** The files of rejected records; the list may be changed. */
    List<DataFile> rejected() {
        return rejected;
    }

    boolean hasLosers() {
        return objects.values().stream().anyMatch(ObjectTotals::hasLosers);
    }

    /**
     * Holds the files against the records that were read: nothing may be lost or doubled on the way.
     *
     * @throws IllegalStateException naming both numbers
     */
    void checkConservation() {
        conserve(
                "calls",
                rows(invocations),
                objects.values().stream()
                        .mapToLong(ObjectTotals::invocationCount)
                        .sum());
        conserve(
                "rejected records",
                rows(rejected),
                objects.values().stream().mapToLong(ObjectTotals::rejectedCount).sum());
    }

    private static long rows(List<DataFile> files) {
        return files.stream().mapToLong(DataFile::recordCount).sum();
    }

    private void conserve(String what, long written, long read) {
        if (written != read) {
            throw new IllegalStateException("[" + unit.logDate() + " " + unit.accountId() + " " + unit.region()
                    + "] every record that was read must be written once; " + read + " " + what + " were read and "
                    + written + " written; nothing of this log day is published; this is a bug");
        }
    }
}
