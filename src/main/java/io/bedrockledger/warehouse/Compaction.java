package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/**
 * Makes the files of each closed day of a table one, or a few large ones; of {@code runs}, which has no days, those of
 * many runs. A day that the same run has published waits for the next night: a back-fill need not write everything twice before
 * it ends.
 *
 * <p>No row changes: number and sum of the rows are compared before a commit, and the snapshot is one of Iceberg's
 * {@code replace}, by which whoever reads the history knows it. What a stopped, failed or dead compaction wrote is named by
 * nobody and goes with the orphans; the next one begins again at its last commit.
 */
final class Compaction {

    /** Begins the name of a file that holds all that a day had; a day of such files alone is finished. */
    private static final String PREFIX = "compacted-";

    /** Files of a table without days, from which on they are made one. */
    private static final int LOOSE_FILES = 8;

    /** Bytes and days that are rewritten between two commits: what a kill can cost, against a snapshot a day. */
    private static final long COMMIT_BYTES = 512L << 20;

    private static final int COMMIT_DAYS = 64;

    private final Warehouse warehouse;
    private final UpkeepSettings settings;
    private final String runId;
    private final StopCheck stop;

    Compaction(Warehouse warehouse, UpkeepSettings settings, String runId, StopCheck stop) {
        this.warehouse = warehouse;
        this.settings = settings;
        this.runId = runId;
        this.stop = stop;
    }

    /** What a compaction did: days, and the files that they had and have. */
    record Done(int days, int filesBefore, int filesAfter) {

        static final Done NOTHING = new Done(0, 0, 0);

        Done plus(Done other) {
            return new Done(days + other.days, filesBefore + other.filesBefore, filesAfter + other.filesAfter);
        }
    }

    /** A day's files; the date is absent for a table without days. */
    private record Day(Optional<LocalDate> date, List<DataFile> files) {

        long bytes() {
            return files.stream().mapToLong(DataFile::fileSizeInBytes).sum();
        }
    }

    /**
     * Compacts days that lie before a date, the oldest first, up to the bytes of a night.
     *
     * @param closedBefore the first day that is not closed
     */
    Done compact(LedgerTable definition, Table table, LocalDate closedBefore) {
        Done done = Done.NOTHING;
        List<Day> open = new ArrayList<>();
        long openBytes = 0;
        long bytes = 0;
        for (Day day : unfinished(definition, closedBefore)) {
            if (bytes > 0 && bytes + day.bytes() > settings.nightBytes()) {
                break;
            }
            bytes += day.bytes();
            openBytes += day.bytes();
            open.add(day);
            if (openBytes >= COMMIT_BYTES || open.size() >= COMMIT_DAYS) {
                done = done.plus(rewrite(definition, table, open));
                open.clear();
                openBytes = 0;
            }
        }
        return done.plus(rewrite(definition, table, open));
    }

    private List<Day> unfinished(LedgerTable definition, LocalDate closedBefore) {
        Column partition = definition.partition().orElse(null);
        if (partition == null) {
            List<DataFile> all = warehouse.plan(definition, Expressions.alwaysTrue());
            boolean many = all.stream().filter(file -> !isCompacted(file)).count() >= LOOSE_FILES;
            return many ? List.of(new Day(Optional.empty(), all)) : List.of();
        }
        Map<LocalDate, List<DataFile>> days = new TreeMap<>();
        for (DataFile file : warehouse.plan(definition, Filters.before(partition, closedBefore))) {
            LocalDate date = FilePlan.date(file);
            days.computeIfAbsent(date, key -> new ArrayList<>()).add(file);
        }
        List<Day> unfinished = new ArrayList<>();
        days.forEach((date, files) -> {
            if (files.size() > 1 && !files.stream().allMatch(Compaction::isCompacted) && !isOfThisRun(files)) {
                unfinished.add(new Day(Optional.of(date), files));
            }
        });
        return unfinished;
    }

    private static boolean isCompacted(DataFile file) {
        return isNamed(PREFIX, file);
    }

    private boolean isOfThisRun(List<DataFile> files) {
        return files.stream().anyMatch(file -> isNamed(runId + "-", file));
    }

    private static boolean isNamed(String prefix, DataFile file) {
        String location = file.location();
        return location.startsWith(prefix, location.lastIndexOf('/') + 1);
    }

    private Done rewrite(LedgerTable definition, Table table, List<Day> days) {
        if (days.isEmpty()) {
            return Done.NOTHING;
        }
        List<DataFile> removed = new ArrayList<>();
        List<DataFile> added = new ArrayList<>();
        for (Day day : days) {
            removed.addAll(day.files());
            added.addAll(write(definition, table, day));
        }
        new Replacement(table, runId).commit(new HashSet<>(removed), new HashSet<>(added));
        return new Done(days.size(), removed.size(), added.size());
    }

    private List<DataFile> write(LedgerTable definition, Table table, Day day) {
        checkLengths(table, day.files());
        RowLanes lanes = new RowLanes(definition, table.io());
        RowSum read = new RowSum(definition);
        List<DataFile> written = new ArrayList<>();
        try (CompactedFiles target =
                new CompactedFiles(warehouse, definition, day.date(), PREFIX + runId, settings.fileBytes())) {
            lanes.read(day.files(), row -> {
                stop.check();
                read.add(row);
                target.append(row);
            });
            written.addAll(target.finish());
        }
        checkRows(definition, table, day, read, written);
        return written;
    }

    private void checkRows(LedgerTable definition, Table table, Day day, RowSum read, List<DataFile> files) {
        RowSum written = new RowSum(definition);
        RowReader reader = new RowReader(definition);
        files.forEach(file -> reader.read(table.io(), file.location(), row -> {
            stop.check();
            written.add(row);
        }));
        long counted = day.files().stream().mapToLong(DataFile::recordCount).sum();
        if (!read.equalTo(written) || read.rows() != counted) {
            throw new DamagedTableException(
                    "[" + definition.identifier()
                            + day.date().map(date -> " " + date).orElse("")
                            + "] a compaction must change no row; the table counts "
                            + counted + ", " + read.rows() + " were read and " + written.rows()
                            + " written, or their values differ; nothing was committed; bring the table's files back from a copy");
        }
    }

    private static void checkLengths(Table table, List<DataFile> files) {
        for (DataFile file : files) {
            long length = table.io().newInputFile(file.location()).getLength();
            if (length != file.fileSizeInBytes()) {
                throw new DamagedTableException(
                        "[" + file.location() + "] a data file must be as long as its table says, "
                                + file.fileSizeInBytes() + " bytes; it has " + length + "; bring it back from a copy");
            }
        }
    }
}
