package io.bedrockledger.warehouse;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.SnapshotUtil;

/** Commits of one run to one table. Every snapshot names its run, and by an id of its own the commit that made it. */
final class Commits {

    /** The key of a snapshot's summary that names the run. */
    static final String RUN_ID = "run.id";

    /** The key of a snapshot's summary that names the commit, so that an unclear answer can be looked up. */
    static final String COMMIT_ID = "commit.id";

    /** The key of a snapshot's summary that names the snapshots of the facts which receipts were written for. */
    static final String FACTS = "ledger.facts";

    private final String name;
    private final Table table;
    private final String runId;
    private final Map<String, String> notes;

    Commits(LedgerTable definition, Table table, String runId) {
        this(definition, table, runId, Map.of());
    }

    /**
     * Commits of a run.
     *
     * @param notes what else the snapshots' summaries tell
     */
    Commits(LedgerTable definition, Table table, String runId, Map<String, String> notes) {
        this.name = definition.identifier().toString();
        this.table = table;
        this.runId = runId;
        this.notes = Map.copyOf(notes);
    }

    /** Replaces all rows that match a filter; without the validations the last of two writers would win silently. */
    OptionalLong replace(Change change) {
        OverwriteFiles overwrite = table.newOverwrite()
                .overwriteByRowFilter(change.filter())
                .conflictDetectionFilter(change.filter())
                .validateNoConflictingData()
                .validateNoConflictingDeletes();
        if (!change.added().isEmpty() && change.shared().isEmpty()) {
            // Without a file Iceberg knows no partition spec to check it against, and fails.
            overwrite.validateAddedFilesMatchOverwriteFilter();
        }
        change.expected().ifPresent(overwrite::validateFromSnapshot);
        // Their other rows are among what is added; by the filter alone such a file is not replaced.
        change.shared().forEach(overwrite::deleteFile);
        change.added().forEach(overwrite::addFile);
        return commit(overwrite);
    }

    /** Adds files unless this run did already: a table takes the same file twice without a word. */
    OptionalLong append(Collection<DataFile> files) {
        table.refresh();
        OptionalLong earlier = find(RUN_ID, runId);
        if (earlier.isPresent()) {
            return earlier;
        }
        AppendFiles append = table.newAppend();
        files.forEach(append::appendFile);
        return commit(append);
    }

    private OptionalLong commit(SnapshotUpdate<?> update) {
        String commitId = UUID.randomUUID().toString();
        update.set(RUN_ID, runId);
        update.set(COMMIT_ID, commitId);
        notes.forEach(update::set);
        try {
            update.commit();
        } catch (ValidationException | CommitFailedException e) {
            throw new WarehouseException(
                    "[" + name + "] what a run replaces must be as it was when the run began; "
                            + "another writer changed it; nothing was committed; run again",
                    e);
        } catch (CommitStateUnknownException e) {
            return lookUp(commitId, e);
        }
        return find(COMMIT_ID, commitId);
    }

    private OptionalLong lookUp(String commitId, CommitStateUnknownException cause) {
        table.refresh();
        OptionalLong committed = find(COMMIT_ID, commitId);
        if (committed.isPresent()) {
            return committed;
        }
        throw new WarehouseException(
                "[" + name
                        + "] a commit must be answered clearly; the catalog's answer was lost and the commit "
                        + "is not to be seen; run again, which is safe in either case",
                cause);
    }

    private OptionalLong find(String key, String value) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            if (value.equals(snapshot.summary().get(key))) {
                return OptionalLong.of(snapshot.snapshotId());
            }
        }
        return OptionalLong.empty();
    }
}
