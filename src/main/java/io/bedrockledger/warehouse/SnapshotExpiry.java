package io.bedrockledger.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.iceberg.util.ThreadPools;

/**
 * Lets the old snapshots of a table go, with the files that only they name.
 *
 * <p>Of a table of facts no snapshot goes that is at or after the one for which the newest receipts were written: what a
 * dead run left is found by walking from there to the current one.
 */
final class SnapshotExpiry {

    /** The tables whose snapshots the receipts note. */
    private static final Set<String> FACTS = Set.of("invocations", "rejected_records", "duplicate_records");

    private final UpkeepSettings settings;
    private final Instant now;
    private final Set<String> receipted;

    /**
     * An expiry.
     *
     * @param receipted the snapshots of facts that the newest receipts note, as they note them
     */
    SnapshotExpiry(UpkeepSettings settings, Instant now, Set<String> receipted) {
        this.settings = settings;
        this.now = now;
        this.receipted = Set.copyOf(receipted);
    }

    /** What went. */
    record Expired(int snapshots, int files) {

        static final Expired NOTHING = new Expired(0, 0);
    }

    Expired expire(LedgerTable definition, Table table) {
        long before = olderThan(definition, table);
        int snapshots = count(table);
        boolean any = SnapshotUtil.currentAncestorIds(table).size() > settings.snapshotsKept()
                && SnapshotUtil.oldestAncestor(table).timestampMillis() < before;
        if (!any) {
            return Expired.NOTHING;
        }
        AtomicInteger files = new AtomicInteger();
        table.expireSnapshots()
                .expireOlderThan(before)
                .retainLast(settings.snapshotsKept())
                .executeDeleteWith(ThreadPools.getWorkerPool())
                .deleteWith(location -> {
                    table.io().deleteFile(location);
                    files.incrementAndGet();
                })
                .commit();
        table.refresh();
        return new Expired(snapshots - count(table), files.get());
    }

    /** The moment before which snapshots go, in milliseconds since 1970. */
    private long olderThan(LedgerTable definition, Table table) {
        long byAge = now.minus(settings.snapshotAge()).toEpochMilli();
        return FACTS.contains(definition.tableName()) ? Math.min(byAge, firstNeeded(table)) : byAge;
    }

    /** When the first of the snapshots was made that recovery walks over; before all of them where that is not known. */
    private long firstNeeded(Table table) {
        List<Long> walked = new ArrayList<>();
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            walked.add(snapshot.timestampMillis());
            if (receipted.contains(Long.toString(snapshot.snapshotId()))) {
                return walked.stream().mapToLong(Long::longValue).min().orElse(0);
            }
        }
        return 0;
    }

    private static int count(Table table) {
        int count = 0;
        for (Snapshot ignored : table.snapshots()) {
            count++;
        }
        return count;
    }
}
