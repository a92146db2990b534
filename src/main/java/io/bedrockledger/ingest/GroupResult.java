package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DayUnit;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/**
 * What one group of objects became: files that no reader sees yet, and what is known of each object.
 *
 * @param invocations its calls; empty when the objects hold none
 * @param rejected its rejected records; empty when there are none
 */
record GroupResult(
        DayUnit unit, Optional<DataFile> invocations, Optional<DataFile> rejected, List<ObjectTotals> objects) {

    GroupResult {
        objects = List.copyOf(objects);
    }
}
