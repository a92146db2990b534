package io.bedrockledger.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables small and fast: closed days are compacted, manifests merged, old snapshots expire, and files that no
 * table names go. No row changes, and the caller holds the run lock.
 *
 * <p>What fails for one table is told and does not keep the others from it; whatever dies, the next upkeep finishes.
 */
public final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Manifests of a table, from which on they are merged. */
    private static final int MANY_MANIFESTS = 16;

    /** After so long no process is still writing what it left in the work folder. */
    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

    private final Warehouse warehouse;
    private final UpkeepSettings settings;
    private final String runId;
    private final Instant now;
    private final List<UpkeepReport.Failure> failures = new ArrayList<>();
    private Compaction.Done compacted = Compaction.Done.NOTHING;
    private int expiredSnapshots;
    private int removedFiles;

    /**
     * The upkeep of a run.
     *
     * @param now when the run began: what is old is old by it
     */
    public Upkeep(Warehouse warehouse, UpkeepSettings settings, String runId, Instant now) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.runId = runId;
        this.now = now;
    }

    /** Work on one table. */
    @FunctionalInterface
    private interface Work {
        void run(LedgerTable definition, Table table);
    }

    /**
     * Does what is due.
     *
     * @param stop asked at every row and table; what is committed when it says so stays
     */
    public UpkeepReport run(StopCheck stop) {
        if (!settings.enabled()) {
            return UpkeepReport.nothing(UpkeepReport.Outcome.OFF);
        }
        if (!isDue()) {
            return UpkeepReport.nothing(UpkeepReport.Outcome.NOT_DUE);
        }
        try {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Compaction compaction = new Compaction(warehouse, settings, runId, stop);
            LocalDate closedBefore = today.minusDays(settings.closedAfterDays());
            eachTable("settings", stop, Upkeep::completeProperties);
            eachTable(
                    "compaction",
                    stop,
                    (definition, table) ->
                            compacted = compacted.plus(compaction.compact(definition, table, closedBefore)));
            eachTable("manifests", stop, (definition, table) -> mergeManifests(table));
            expire(stop);
            eachTable("orphans", stop, this::removeOrphans);
            attempt("leftovers", this::removeLeftovers);
        } catch (StoppedException e) {
            LOG.warn("event=upkeep_stopped run={} the next run finishes it", runId);
            return report(UpkeepReport.Outcome.STOPPED);
        }
        return report(failures.isEmpty() ? UpkeepReport.Outcome.DONE : UpkeepReport.Outcome.FAILED);
    }

    private boolean isDue() {
        return RunHistory.of(warehouse)
                .lastUpkeep()
                .map(last -> !last.plus(settings.every()).isAfter(now))
                .orElse(true);
    }

    private UpkeepReport report(UpkeepReport.Outcome outcome) {
        return new UpkeepReport(
                outcome,
                compacted.days(),
                compacted.filesBefore(),
                compacted.filesAfter(),
                expiredSnapshots,
                removedFiles,
                failures);
    }

    private void eachTable(String task, StopCheck stop, Work work) {
        for (LedgerTable definition : LedgerTable.values()) {
            stop.check();
            attempt(
                    task + " " + definition.tableName(),
                    () -> warehouse.existing(definition).ifPresent(table -> work.run(definition, table)));
        }
    }

    /** The edge at which a failure becomes part of the report: what is published stays published. */
    private void attempt(String task, Runnable work) {
        try {
            work.run();
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            LOG.warn("event=upkeep_failed run={} task=\"{}\" {}", runId, task, message);
            LOG.debug("event=upkeep_failed task=\"{}\"", task, e);
            failures.add(new UpkeepReport.Failure(
                    message.startsWith("[") ? message : "[" + task + "] " + message, isLasting(e)));
        }
    }

    /** Whether a file is not there or not whole; all else can be better the next night. */
    private static boolean isLasting(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedTableException
                    || cause instanceof NotFoundException
                    || cause instanceof FileNotFoundException
                    || cause instanceof NoSuchFileException) {
                return true;
            }
        }
        return false;
    }

    /** Gives a table that an earlier version made the settings that a new one is born with; those that it has stay. */
    private static void completeProperties(LedgerTable definition, Table table) {
        Map<String, String> missing = new HashMap<>(definition.properties());
        missing.keySet().removeAll(table.properties().keySet());
        missing.remove(TableProperties.FORMAT_VERSION);
        if (!missing.isEmpty()) {
            UpdateProperties update = table.updateProperties();
            missing.forEach(update::set);
            update.commit();
        }
    }

    private void mergeManifests(Table table) {
        Snapshot current = table.currentSnapshot();
        if (current != null && current.dataManifests(table.io()).size() >= MANY_MANIFESTS) {
            new Replacement(table, runId).mergeManifests();
        }
    }

    private void expire(StopCheck stop) {
        SnapshotExpiry expiry = new SnapshotExpiry(settings, now, FactSnapshots.receipted(warehouse));
        eachTable("snapshots", stop, (definition, table) -> {
            SnapshotExpiry.Expired expired = expiry.expire(definition, table);
            expiredSnapshots += expired.snapshots();
            removedFiles += expired.files();
        });
    }

    private void removeOrphans(LedgerTable definition, Table table) {
        if (table.io() instanceof SupportsPrefixOperations io) {
            // In the data folder no other run can be writing; elsewhere one may, for as long as a run can take.
            long before = warehouse.settings().isEmbedded()
                    ? Long.MAX_VALUE
                    : now.minus(settings.orphanAge()).toEpochMilli();
            removedFiles += new Orphans(definition, table, io).remove(before);
        }
    }

    private void removeLeftovers() {
        try {
            removedFiles += Leftovers.remove(
                    SqlSettings.defaults(warehouse.settings().dataFolder()).workFolder(), now.minus(LEFTOVER_AGE));
        } catch (IOException e) {
            throw new UncheckedIOException("[cache] what was left in the work folder must be removable; it is not", e);
        }
    }
}
