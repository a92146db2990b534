package io.bedrockledger.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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

    private final UpkeepSettings settings;
    private final Instant now;
    private final Map<LedgerTable, OptionalLong> receipted;

    /**
     * An expiry.
     *
     * @param receipted the snapshots of the facts that the newest receipts were written for
     */
    SnapshotExpiry(UpkeepSettings settings, Instant now, Map<LedgerTable, OptionalLong> receipted) {
        this.settings = settings;
        this.now = now;
        this.receipted = Map.copyOf(receipted);
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
        OptionalLong receipt = receipted.get(definition);
        return receipt == null ? byAge : Math.min(byAge, firstNeeded(table, receipt));
    }

    /** When the first of the snapshots was made that recovery walks over; before all of them where that is not known. */
    private static long firstNeeded(Table table, OptionalLong receipted) {
        List<Long> walked = new ArrayList<>();
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            walked.add(snapshot.timestampMillis());
            if (receipted.isPresent() && receipted.getAsLong() == snapshot.snapshotId()) {
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
