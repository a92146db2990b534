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
 */
record DayWork(DayUnit unit, List<LogObject> objects, Set<String> kept) {

    DayWork {
        objects = List.copyOf(objects);
        kept = Set.copyOf(kept);
    }

    long bytes() {
        return objects.stream().mapToLong(LogObject::sizeBytes).sum();
    }
}
