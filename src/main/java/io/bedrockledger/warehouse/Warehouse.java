package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one catalog: files are written beside them, then become visible by one atomic commit a table.
 *
 * <p>Safe for use by several threads; commits to one table come one after the other.
 */
public final class Warehouse implements Closeable {

    private static final String NO_SNAPSHOT = "none";

    private final WarehouseSettings settings;
    private final Catalog catalog;
    private final Map<LedgerTable, Table> tables = new ConcurrentHashMap<>();

    /** Keeps the files of a run that is taken up again apart from those it wrote before. */
    private final String writerToken = UUID.randomUUID().toString().substring(0, 8);

    private final AtomicInteger filesWritten = new AtomicInteger();

    private Warehouse(WarehouseSettings settings, Catalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
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
        LocalDate date = LocalDate.ofEpochDay(source.partition().get(0, Integer.class));
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
        if (catalog instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException("[catalog] the catalog must close; it did not; see the cause", e);
            }
        }
    }

    /** The snapshots of the facts for which the newest receipts were written, by table; empty before the first receipt. */
    Map<LedgerTable, OptionalLong> receiptedFacts() {
        String noted = existing(LedgerTable.LOG_DAYS)
                .map(Table::currentSnapshot)
                .map(snapshot -> snapshot.summary().get(Commits.FACTS))
                .orElse("");
        Map<LedgerTable, OptionalLong> facts = new EnumMap<>(LedgerTable.class);
        String[] names = noted.split(" ", -1);
        for (int i = 0; i < LedgerTable.FACTS.size(); i++) {
            boolean known = i < names.length && !names[i].isEmpty() && !names[i].equals(NO_SNAPSHOT);
            facts.put(
                    LedgerTable.FACTS.get(i), known ? OptionalLong.of(Long.parseLong(names[i])) : OptionalLong.empty());
        }
        return facts;
    }

    /** The files that a table gained or lost in the snapshots after one; of all snapshots when that one is unknown. */
    List<DataFile> changedSince(LedgerTable table, OptionalLong earlier) {
        Table target = existing(table).orElse(null);
        if (target == null) {
            return List.of();
        }
        List<DataFile> changed = new ArrayList<>();
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(target)) {
            if (earlier.isPresent() && snapshot.snapshotId() == earlier.getAsLong()) {
                break;
            }
            if (!DataOperations.REPLACE.equals(snapshot.operation())) {
                SnapshotChanges changes =
                        SnapshotChanges.builderFor(target).snapshot(snapshot).build();
                changes.addedDataFiles().forEach(changed::add);
                changes.removedDataFiles().forEach(changed::add);
            }
        }
        return changed;
    }

    private String factsSnapshots() {
        return LedgerTable.FACTS.stream().map(this::snapshotName).collect(Collectors.joining(" "));
    }

    private String snapshotName(LedgerTable table) {
        OptionalLong snapshot = snapshot(table);
        return snapshot.isEmpty() ? NO_SNAPSHOT : Long.toString(snapshot.getAsLong());
    }

    /** The current files that may hold a row that the filter lets through. */
    List<DataFile> plan(LedgerTable table, Expression filter) {
        return existing(table).map(t -> FilePlan.of(table, t, filter)).orElse(List.of());
    }

    /** The table as it is now; made when it is not there. */
    Table table(LedgerTable definition) {
        Table known = tables.get(definition);
        return known == null ? loadOrCreate(definition) : known;
    }

    /** One thread at a time: the catalog answers two that make the same namespace with an error of its database. */
    private synchronized Table loadOrCreate(LedgerTable definition) {
        return existing(definition).orElseGet(() -> create(definition));
    }

    /** The table as it is now, with what other processes committed; empty when nothing was ever written to it. */
    Optional<Table> existing(LedgerTable definition) {
        Table known = tables.get(definition);
        if (known != null) {
            synchronized (known) {
                known.refresh();
            }
            return Optional.of(known);
        }
        return load(definition);
    }

    /** One thread at a time, so that nobody sees a table that is being made. */
    private synchronized Optional<Table> load(LedgerTable definition) {
        Table known = tables.get(definition);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(remember(definition, catalog.loadTable(definition.identifier())));
        } catch (NoSuchTableException e) {
            if (settings.isEmbedded()) {
                LostCatalog.check(settings.dataFolder(), definition);
            }
            return Optional.empty();
        }
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
                    definition == LedgerTable.LOG_DAYS ? Map.of(Commits.FACTS, factsSnapshots()) : Map.of();
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

    private Table create(LedgerTable definition) {
        if (catalog instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(LedgerTable.NAMESPACE)) {
            try {
                namespaces.createNamespace(LedgerTable.NAMESPACE);
            } catch (AlreadyExistsException e) {
                // Another process was faster; the namespace is what is wanted.
            }
        }
        Schema schema = definition.schema();
        Table made;
        try {
            made = catalog.createTable(
                    definition.identifier(), schema, definition.partitionSpec(schema), definition.properties());
        } catch (AlreadyExistsException e) {
            made = catalog.loadTable(definition.identifier());
        }
        // A catalog counts the field ids of a new table anew; nobody may write by those.
        new SchemaVersion(definition, made).upgrade();
        return remember(definition, made);
    }

    private Table remember(LedgerTable definition, Table table) {
        new SchemaVersion(definition, table).require();
        Table earlier = tables.putIfAbsent(definition, table);
        return earlier == null ? table : earlier;
    }

    private String fileName(String runId) {
        return "%s-%s-%05d.parquet".formatted(runId, writerToken, filesWritten.incrementAndGet());
    }
}
