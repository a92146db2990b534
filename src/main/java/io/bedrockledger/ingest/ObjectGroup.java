package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.DayUnit;
import java.util.List;

/** Objects of one log day that become one data file. */
record ObjectGroup(DayUnit unit, List<LogObject> objects) {

    ObjectGroup {
        objects = List.copyOf(objects);
    }

    long bytes() {
        return objects.stream().mapToLong(LogObject::sizeBytes).sum();
    }
}
