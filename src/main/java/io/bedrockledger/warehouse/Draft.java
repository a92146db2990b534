package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.InclusiveMetricsEvaluator;

/**
 * What a run is about to publish: the files that it wrote beside the tables and those that they replace. The SQL engine
 * reads it as the tables will be, so that roll-ups are made and checks are run before anybody sees a row.
 *
 * <p>A table is drafted once. Commits come in the order of the drafting, one atomic commit a table.
 */
public final class Draft {

    private final Warehouse warehouse;
    private final String runId;
    private final StopCheck stop;
    private final Map<LedgerTable, OptionalLong> seen = new EnumMap<>(LedgerTable.class);
    private final Map<LedgerTable, Change> changes = new LinkedHashMap<>();
    private final Set<LedgerTable> attempted = EnumSet.noneOf(LedgerTable.class);

    Draft(Warehouse warehouse, String runId, StopCheck stop) {
        this.warehouse = warehouse;
        this.runId = runId;
        this.stop = stop;
        for (LedgerTable table : LedgerTable.values()) {
            seen.put(table, warehouse.snapshot(table));
        }
    }

    /** The run whose draft it is. */
    public String runId() {
        return runId;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /**
     * Drafts that log days are replaced whole.
     *
     * @param files their new rows and no other days'; none removes the days
     */
    public void replaceDays(LedgerTable table, Collection<DayUnit> units, Collection<DataFile> files) {
        if (!units.isEmpty()) {
            add(warehouse.change(table, Filters.ofUnits(units), files, runId, expected(table), stop));
        }
    }

    /** Drafts that whole dates of the partition column are replaced; as {@link #replaceDays} in all else. */
    public void replaceDates(LedgerTable table, Collection<LocalDate> dates, Collection<DataFile> files) {
        if (!dates.isEmpty()) {
            Column partition = table.partition().orElseThrow();
            add(warehouse.change(table, Filters.in(partition, dates), files, runId, expected(table), stop));
        }
    }

    /** Drafts that every row of a small table is replaced. */
    public void replaceAll(LedgerTable table, Collection<DataFile> files) {
        add(warehouse.change(table, Expressions.alwaysTrue(), files, runId, expected(table), stop));
    }

    /** Puts files of a table in the place of others, of the table or of this draft; one of the draft is removed. */
    public void patch(LedgerTable table, Collection<FilePatch> patches) {
        if (patches.isEmpty()) {
            return;
        }
        Change change = changes.getOrDefault(table, Change.none(table, expected(table)));
        Map<String, DataFile> added = new LinkedHashMap<>();
        change.added().forEach(file -> added.put(file.location(), file));
        List<DataFile> published = new ArrayList<>();
        Set<String> written = new TreeSet<>();
        for (FilePatch patch : patches) {
            if (added.replace(patch.before().location(), patch.after()) == null) {
                added.put(patch.before().location(), patch.after());
                published.add(patch.before());
            } else {
                written.add(patch.before().location());
            }
        }
        changes.put(table, change.alsoReplacing(published, List.copyOf(added.values())));
        warehouse.discard(table, written);
    }

    /** The files with calls of some usage dates, as the draft leaves them. */
    public List<DataFile> calls(Collection<LocalDate> usageDates) {
        return usageDates.isEmpty()
                ? List.of()
                : plan(LedgerTable.INVOCATIONS, Filters.in(InvocationColumn.USAGE_DATE, usageDates));
    }

    private void add(Change change) {
        if (changes.putIfAbsent(change.table(), change) != null) {
            throw new IllegalStateException(
                    "[" + change.table().tableName() + "] a table is drafted once; this is a bug");
        }
    }

    private OptionalLong expected(LedgerTable table) {
        return seen.getOrDefault(table, OptionalLong.empty());
    }

    /**
     * The tables that it changes, in the order of their commits: those without days, which rows of the others name, and then
     * the others in the order in which they were drafted.
     */
    public List<LedgerTable> tables() {
        return changes.keySet().stream()
                .sorted(Comparator.comparing(table -> table.partition().isPresent()))
                .toList();
    }

    /** The files that the draft adds to a table; none when it changes nothing there. */
    public List<DataFile> added(LedgerTable table) {
        Change change = changes.get(table);
        return change == null ? List.of() : change.added();
    }

    /** The files that it takes from a table. */
    public List<DataFile> removed(LedgerTable table) {
        Change change = changes.get(table);
        return change == null ? List.of() : change.removed();
    }

    /** The files of a table as the draft leaves it. */
    List<DataFile> plan(LedgerTable table, Expression filter) {
        List<DataFile> current = warehouse.plan(table, filter);
        Change change = changes.get(table);
        if (change == null) {
            return current;
        }
        List<String> gone = change.removed().stream().map(DataFile::location).toList();
        InclusiveMetricsEvaluator mayMatch = new InclusiveMetricsEvaluator(table.schema(), filter);
        return Stream.concat(
                        current.stream().filter(file -> !gone.contains(file.location())),
                        change.added().stream().filter(mayMatch::eval))
                .toList();
    }

    /** Commits every table that it changes. */
    public void commit() {
        tables().forEach(this::commit);
    }

    /** Commits every table that it changes; what keeps it from that leaves no files of those that were not tried. */
    public void commitOrDiscard() {
        try {
            commit();
        } catch (RuntimeException e) {
            discard(Map.of());
            throw e;
        }
    }

    /** Commits one table; stopped before it, the table is as it was. */
    public void commit(LedgerTable table) {
        Change change = changes.get(table);
        if (change != null) {
            stop.check();
            attempted.add(table);
            warehouse.commit(change, runId);
        }
    }

    /**
     * Removes what was written for tables whose commit was not attempted; a file that cannot be removed is left to
     * upkeep.
     *
     * @param written files that were to be drafted
     */
    public void discard(Map<LedgerTable, List<DataFile>> written) {
        for (LedgerTable table : LedgerTable.values()) {
            if (!attempted.contains(table)) {
                Set<String> locations = new TreeSet<>();
                added(table).forEach(file -> locations.add(file.location()));
                written.getOrDefault(table, List.of()).forEach(file -> locations.add(file.location()));
                warehouse.discard(table, locations);
            }
        }
    }
}
