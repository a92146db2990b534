package io.bedrockledger.warehouse;

import java.time.Duration;
import java.util.Objects;

/**
 * How the tables are kept small and fast.
 *
 * @param enabled whether upkeep is done at all
 * @param every how long after the last upkeep the next one is due; zero makes it due in every run
 * @param snapshotAge how old a snapshot becomes before it expires
 * @param snapshotsKept how many snapshots of a table stay, however old they are; at least 1
 * @param orphanAge how old a file that no table names becomes before it goes, where runs do not exclude each other by a file lock
 * @param closedAfterDays a log day is closed when it lies more than so many days back; at least 1
 * @param fileBytes the size that the files of a closed day are made up to
 * @param nightBytes bytes of data files that one run rewrites at most; a larger day is still done, alone
 */
public record UpkeepSettings(
        boolean enabled,
        Duration every,
        Duration snapshotAge,
        int snapshotsKept,
        Duration orphanAge,
        int closedAfterDays,
        long fileBytes,
        long nightBytes) {

    /** What holds when nothing is set. */
    public static final UpkeepSettings DEFAULT = new UpkeepSettings(
            true, Duration.ofHours(20), Duration.ofDays(7), 3, Duration.ofDays(3), 3, 256L << 20, 4L << 30);

    public UpkeepSettings {
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(snapshotAge, "snapshotAge");
        Objects.requireNonNull(orphanAge, "orphanAge");
        if (every.isNegative() || snapshotAge.isNegative() || orphanAge.isNegative()) {
            throw new IllegalArgumentException("[ledger.upkeep] every, snapshot-age and orphan-age must not be negative"
                    + " but were " + every + ", " + snapshotAge + " and " + orphanAge);
        }
        if (snapshotsKept < 1 || closedAfterDays < 1 || fileBytes < 1 || nightBytes < 1) {
            throw new IllegalArgumentException("[ledger.upkeep] snapshots-kept, closed-after-days, file and night must"
                    + " be at least 1 but were " + snapshotsKept + ", " + closedAfterDays + ", " + fileBytes + " and "
                    + nightBytes);
        }
    }
}
