package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.DayUnit;
import java.util.List;
import java.util.Set;

/**
 * A log day that is read again and replaced whole.
 *
 * @param objects to read, in the order of their keys
 * @param kept keys of objects that have rows and are not listed any more; their rows are carried over
 * @param together whether it must be published with the others of which this is true: a dead run left them, or a
 *     record of one may have told a call of another
 */
record DayWork(DayUnit unit, List<LogObject> objects, Set<String> kept, boolean together) {

    DayWork {
        objects = List.copyOf(objects);
        kept = Set.copyOf(kept);
    }

    long bytes() {
        return objects.stream().mapToLong(LogObject::sizeBytes).sum();
    }
}
