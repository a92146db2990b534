package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.Objects;
import org.apache.iceberg.DataFile;

/**
 * A data file and the one that takes its place, with the same rows in the same order.
 *
 * @param before of the table or of a draft
 * @param after committed by nobody yet
 */
public record FilePatch(DataFile before, DataFile after) {

    public FilePatch {
        Objects.requireNonNull(before, "before");
        if (before.recordCount() != after.recordCount()) {
            throw new IllegalStateException("[" + before.location() + "] a patch must keep every row; "
                    + before.recordCount() + " were there and " + after.recordCount() + " are; this is a bug");
        }
    }

    /** The day folder of its calls. */
    public LocalDate logDate() {
        return FilePlan.date(before);
    }
}
