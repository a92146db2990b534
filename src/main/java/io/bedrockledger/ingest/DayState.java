package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LedgerTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.iceberg.DataFile;

/** What a log day is on the way to its commit: the objects that make it, and the files that will be its rows. */
final class DayState {

    private final DayUnit unit;
    private final Map<String, ObjectTotals> objects = new LinkedHashMap<>();
    private final List<GroupResult> groups = new ArrayList<>();
    private final Map<LedgerTable, List<DataFile>> files = new EnumMap<>(LedgerTable.class);

    DayState(DayUnit unit) {
        this.unit = unit;
        LedgerTable.FACTS.forEach(table -> files.put(table, new ArrayList<>()));
    }

    DayUnit unit() {
        return unit;
    }

    void add(GroupResult result) {
        groups.add(result);
        result.objects().forEach(this::add);
        add(LedgerTable.INVOCATIONS, result.invocations());
        add(LedgerTable.REJECTED_RECORDS, result.rejected());
    }

    void add(ObjectTotals object) {
        objects.put(object.logKey(), object);
    }

    void add(LedgerTable table, Optional<DataFile> file) {
        file.ifPresent(files(table)::add);
    }

    /** What the workers read of it. */
    List<GroupResult> groups() {
        return groups;
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

    /** The files of a table of facts; the list may be changed. */
    List<DataFile> files(LedgerTable table) {
        List<DataFile> found = files.get(table);
        if (found == null) {
            throw new IllegalArgumentException("[" + table + "] a log day has facts; this is no table of them");
        }
        return found;
    }

    /**
     * Holds the files against the records that were read: nothing may be lost or doubled on the way.
     *
     * @throws IllegalStateException naming both numbers
     */
    void checkConservation() {
        conserve("calls", LedgerTable.INVOCATIONS, ObjectTotals::invocationCount);
        conserve("rejected records", LedgerTable.REJECTED_RECORDS, ObjectTotals::rejectedCount);
        conserve("duplicates", LedgerTable.DUPLICATE_RECORDS, ObjectTotals::duplicateCount);
    }

    private void conserve(String what, LedgerTable table, ToLongFunction<ObjectTotals> count) {
        long written = files(table).stream().mapToLong(DataFile::recordCount).sum();
        long read = objects.values().stream().mapToLong(count).sum();
        if (written != read) {
            throw new IllegalStateException("[" + unit.logDate() + " " + unit.accountId() + " " + unit.region()
                    + "] every record that was read must be written once; " + read + " " + what + " were read and "
                    + written + " written; nothing of this log day is published; this is a bug");
        }
    }
}
