package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one catalog: files are written beside them, then become visible by one atomic commit a table.
 *
 * <p>Safe for use by several threads; commits to one table come one after the other.
 */
public final class Warehouse implements Closeable {

    private final WarehouseSettings settings;
    private final CatalogTables tables;

    /** Keeps the files of a run that is taken up again apart from those it wrote before. */
    private final String writerToken = UUID.randomUUID().toString().substring(0, 8);

    private final AtomicInteger filesWritten = new AtomicInteger();

    private Warehouse(WarehouseSettings settings, Catalog catalog) {
        this.settings = settings;
        this.tables = new CatalogTables(settings, catalog);
    }

    /** Opens the catalog; a table is made when something is first written to it. */
    public static Warehouse open(WarehouseSettings settings) {
        return new Warehouse(settings, Catalogs.open(settings));
    }

    /**
     * Brings the tables of an older version to this one: columns that they lack are added, absent in the rows that are
     * there. Only who holds the run lock may ask for it.
     *
     * @return the tables that changed
     */
    public List<LedgerTable> upgrade() {
        return Stream.of(LedgerTable.values())
                .filter(definition -> existing(definition)
                        .map(table -> new SchemaVersion(definition, table).upgrade())
                        .orElse(false))
                .toList();
    }

    /** Where the tables are. */
    public WarehouseSettings settings() {
        return settings;
    }

    /**
     * Begins a data file of a table with partitions.
     *
     * @param date the date of all its rows in the partition column
     * @param runId the run that writes, part of the file's name
     */
    public RowFile write(LedgerTable table, LocalDate date, String runId) {
        Column partition = table.partition()
                .orElseThrow(() -> new IllegalArgumentException(
                        "[" + table.tableName() + "] a file is written to a partition; the table has none"));
        Table target = table(table);
        StructLike data = DataFiles.data(target.spec(), partition.columnName() + "=" + date);
        return new RowFile(table, target, data, newLocation(target, data, runId));
    }

    /** The place of a new data file of a partition. */
    String newLocation(Table table, StructLike partition, String runId) {
        return table.locationProvider().newDataLocation(table.spec(), partition, fileName(runId));
    }

    /** Begins a data file of a table without partitions. */
    public RowFile write(LedgerTable table, String runId) {
        if (table.partition().isPresent()) {
            throw new IllegalArgumentException(
                    "[" + table.tableName() + "] a file is written to a partition; no date was given");
        }
        Table target = table(table);
        String location = target.locationProvider().newDataLocation(fileName(runId));
        return new RowFile(table, target, null, location);
    }

    /**
     * Copies the rows of a data file, committed or not, that a filter keeps.
     *
     * @return rows copied
     */
    public long copy(LedgerTable table, DataFile source, RowFilter filter, RowFile target) {
        RowPlace place = RowPlace.of(table);
        return copy(table, source, row -> filter.keeps(place.logKey(row), place.lineNumber(row)), target);
    }

    private long copy(LedgerTable table, DataFile source, Predicate<Row> filter, RowFile target) {
        long before = target.rowCount();
        read(table, source, row -> {
            if (filter.test(row)) {
                target.append(row);
            }
        });
        return target.rowCount() - before;
    }

    /** Reads a data file, committed or not; the row is the same object every time. */
    public void read(LedgerTable table, DataFile source, Consumer<Row> found) {
        new RowReader(table).read(table(table).io(), source.location(), found);
    }

    /** Reads some columns of a data file, the others are null; as {@link #read} in all else. */
    public void read(LedgerTable table, DataFile source, Collection<? extends Column> columns, Consumer<Row> found) {
        new RowReader(table, columns).read(table(table).io(), source.location(), found);
    }

    /** Writes the rows of a data file that a filter keeps to a new file of the same partition; empty when none does. */
    public Optional<DataFile> rewrite(LedgerTable table, DataFile source, RowFilter filter, String runId) {
        RowPlace place = RowPlace.of(table);
        return rewrite(table, source, row -> filter.keeps(place.logKey(row), place.lineNumber(row)), runId);
    }

    private Optional<DataFile> rewrite(LedgerTable table, DataFile source, Predicate<Row> filter, String runId) {
        LocalDate date = FilePlan.date(source);
        try (RowFile target = write(table, date, runId)) {
            copy(table, source, filter, target);
            return target.finish();
        }
    }

    /** Removes a data file that was written and will not be committed. */
    public void discard(LedgerTable table, DataFile file) {
        table(table).io().deleteFile(file.location());
    }

    /** Removes such files where it can; what cannot be removed is logged. */
    void discard(LedgerTable table, Collection<String> locations) {
        if (!locations.isEmpty()) {
            CatalogUtil.deleteFiles(table(table).io(), locations, "data", false);
        }
    }

    /** The current snapshot, to be named again at the commit of what was made from it; empty before the first one. */
    public OptionalLong snapshot(LedgerTable table) {
        Snapshot snapshot = existing(table).map(Table::currentSnapshot).orElse(null);
        return snapshot == null ? OptionalLong.empty() : OptionalLong.of(snapshot.snapshotId());
    }

    /** The current data files of a table. */
    public List<DataFile> files(LedgerTable table) {
        return plan(table, Expressions.alwaysTrue());
    }

    /** The current data files that may hold rows of a date of the partition column. */
    public List<DataFile> files(LedgerTable table, LocalDate date) {
        return plan(table, Filters.in(table.partition().orElseThrow(), List.of(date)));
    }

    /** The dates of the partition column that a table has rows of. */
    public NavigableSet<LocalDate> dates(LedgerTable table) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        files(table).forEach(file -> dates.add(FilePlan.date(file)));
        return dates;
    }

    /** The current data files of some log days. */
    public List<DataFile> files(LedgerTable table, Collection<DayUnit> units) {
        return units.isEmpty() ? List.of() : plan(table, Filters.ofUnits(units));
    }

    /**
     * Replaces log days whole, atomically, if nobody else changed them since a snapshot.
     *
     * @param files their new rows and no other days'; none removes the days
     * @param expected the snapshot that the new rows were made from; empty when there was none
     * @return the snapshot to expect next: the new one, or {@code expected} when there was nothing to change
     */
    public OptionalLong replaceDays(
            LedgerTable table,
            Collection<DayUnit> units,
            Collection<DataFile> files,
            String runId,
            OptionalLong expected) {
        return replace(table, units.isEmpty() ? null : Filters.ofUnits(units), files, runId, expected);
    }

    /** Replaces whole dates of the partition column; as {@link #replaceDays} in all else. */
    public OptionalLong replaceDates(
            LedgerTable table,
            Collection<LocalDate> dates,
            Collection<DataFile> files,
            String runId,
            OptionalLong expected) {
        Column partition = table.partition().orElseThrow();
        return replace(table, dates.isEmpty() ? null : Filters.in(partition, dates), files, runId, expected);
    }

    /** Adds rows; once a run and table: a second time it changes nothing. */
    public OptionalLong append(LedgerTable table, Collection<DataFile> files, String runId) {
        if (files.isEmpty()) {
            return snapshot(table);
        }
        Table target = table(table);
        synchronized (target) {
            return new Commits(table, target, runId).append(files);
        }
    }

    @Override
    public void close() {
        tables.close();
    }

    /** The current files that may hold a row that the filter lets through. */
    List<DataFile> plan(LedgerTable table, Expression filter) {
        return existing(table).map(t -> FilePlan.of(table, t, filter)).orElse(List.of());
    }

    private OptionalLong replace(
            LedgerTable table,
            @Nullable Expression filter,
            Collection<DataFile> files,
            String runId,
            OptionalLong expected) {
        if (filter == null) {
            if (files.isEmpty()) {
                return expected;
            }
            throw new IllegalArgumentException("[" + table.tableName()
                    + "] files are committed for the days that they replace; " + files.size() + " came without one");
        }
        return commit(change(table, filter, files, runId, expected), runId);
    }

    private Change change(
            LedgerTable table, Expression filter, Collection<DataFile> files, String runId, OptionalLong expected) {
        return change(table, filter, files, runId, expected, StopCheck.NEVER);
    }

    /**
     * What replaces rows by new ones. The other rows of a file that holds both are copied to a file of their own.
     *
     * @param stop asked at every row that is copied
     */
    Change change(
            LedgerTable table,
            Expression filter,
            Collection<DataFile> files,
            String runId,
            OptionalLong expected,
            StopCheck stop) {
        if (!Change.notOnly(table, filter, files).isEmpty()) {
            throw new WarehouseException("[" + table.identifier()
                    + "] a file must hold rows of the days that it replaces and no others; one holds others; "
                    + "nothing was committed; this is a bug");
        }
        List<DataFile> removed = plan(table, filter);
        List<DataFile> shared = Change.notOnly(table, filter, removed);
        List<DataFile> added = new ArrayList<>(files);
        RowMatch replaced = new RowMatch(table, filter);
        for (DataFile file : shared) {
            rewrite(
                            table,
                            file,
                            row -> {
                                stop.check();
                                return !replaced.matches(row);
                            },
                            runId)
                    .ifPresent(added::add);
        }
        return new Change(table, filter, removed, shared, added, expected);
    }

    /** Commits a change; the snapshot to expect next is the new one, or the expected one when there was nothing to do. */
    OptionalLong commit(Change change, String runId) {
        if (change.isEmpty()) {
            return change.expected();
        }
        LedgerTable definition = change.table();
        Table target = table(definition);
        synchronized (target) {
            Map<String, String> notes =
                    definition == LedgerTable.LOG_DAYS ? Map.of(Commits.FACTS, FactSnapshots.named(this)) : Map.of();
            return new Commits(definition, target, runId, notes).replace(change);
        }
    }

    /** Begins what is going to be published; nobody sees it before its commits. */
    public Draft draft(String runId) {
        return draft(runId, StopCheck.NEVER);
    }

    /**
     * Begins what is going to be published.
     *
     * @param stop asked at every row that is copied, and before every commit
     */
    public Draft draft(String runId, StopCheck stop) {
        return new Draft(this, runId, stop);
    }

    /** The table as it is now; made when it is not there. */
    Table table(LedgerTable definition) {
        return tables.table(definition);
    }

    /** The table as it is now, with what other processes committed; empty when nothing was ever written to it. */
    Optional<Table> existing(LedgerTable definition) {
        return tables.existing(definition);
    }

    private String fileName(String runId) {
        return "%s-%s-%05d.parquet".formatted(runId, writerToken, filesWritten.incrementAndGet());
    }
}
