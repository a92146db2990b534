package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.DayUnit;
import java.util.List;
import java.util.Set;

/**
 * A log day that is read again and replaced whole.
 *
 * @param objects to read, in the order of their keys
 * @param kept keys of objects that were read before and are no longer listed; their rows are carried over
 * @param unfinished whether a dead run left the day between two commits, so that its receipts do not tell its rows
 */
record DayWork(DayUnit unit, List<LogObject> objects, Set<String> kept, boolean unfinished) {

    DayWork {
        objects = List.copyOf(objects);
        kept = Set.copyOf(kept);
    }

    long bytes() {
        return objects.stream().mapToLong(LogObject::sizeBytes).sum();
    }
}
