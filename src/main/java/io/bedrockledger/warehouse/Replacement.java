package io.bedrockledger.warehouse;

import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.RewriteManifests;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;

/**
 * Snapshots of upkeep, which change no row. What the snapshot before them notes of the facts is noted again, since the
 * newest snapshot of {@code log_days} is where the next run looks for it.
 */
final class Replacement {

    /**
     * The key of a snapshot's summary that names the run whose upkeep it is. Not the one by which a run finds what it has
     * committed: else it would take the upkeep of {@code runs} for its own row.
     */
    private static final String UPKEEP_RUN_ID = "upkeep.run.id";

    private final Table table;
    private final String runId;

    Replacement(Table table, String runId) {
        this.table = table;
        this.runId = runId;
    }

    /** Replaces data files by others with the same rows. */
    void commit(Set<DataFile> removed, Set<DataFile> added) {
        RewriteFiles rewrite = table.newRewrite();
        Snapshot current = table.currentSnapshot();
        if (current != null) {
            rewrite.validateFromSnapshot(current.snapshotId());
        }
        removed.forEach(rewrite::deleteFile);
        added.forEach(rewrite::addFile);
        commit(rewrite);
    }

    /** Merges the manifests into as few as their size allows. */
    void mergeManifests() {
        RewriteManifests rewrite = table.rewriteManifests().clusterBy(file -> table.name());
        commit(rewrite);
    }

    private void commit(SnapshotUpdate<?> update) {
        update.set(UPKEEP_RUN_ID, runId);
        Snapshot current = table.currentSnapshot();
        Map<String, String> summary = current == null ? Map.of() : current.summary();
        String facts = summary.get(Commits.FACTS);
        if (facts != null) {
            update.set(Commits.FACTS, facts);
        }
        update.commit();
    }
}
