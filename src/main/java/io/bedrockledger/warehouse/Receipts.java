package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** What earlier runs read, as the receipt tables tell it. */
public final class Receipts {

    private final Warehouse warehouse;

    public Receipts(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The log objects that the tables hold the records of, by key.
     *
     * @param from first day folder, inclusive
     * @param to last day folder, inclusive
     */
    public List<LogObjectReceipt> logObjects(LocalDate from, LocalDate to) {
        return read(LedgerTable.LOG_OBJECTS, LogObjectColumn.LOG_DATE, from, to, LogObjectReceipt::of).stream()
                .sorted(Comparator.comparing(LogObjectReceipt::logKey))
                .toList();
    }

    /** The log days that were published, in the same window. */
    public List<LogDayReceipt> logDays(LocalDate from, LocalDate to) {
        return read(LedgerTable.LOG_DAYS, LogDayColumn.LOG_DATE, from, to, LogDayReceipt::of);
    }

    /** The newest day folder that was published; empty before the first one. */
    public Optional<LocalDate> newestLogDate() {
        return warehouse.plan(LedgerTable.LOG_DAYS, Expressions.alwaysTrue()).stream()
                .map(Receipts::date)
                .max(Comparator.naturalOrder());
    }

    /**
     * The day folders that a dead run left between two commits: their rows are not those that the receipts tell, or a
     * log day has none. Nothing is read unless a run died since the last receipts.
     */
    public SortedSet<LocalDate> unfinishedDates() {
        if (warehouse.hasReceiptsForFacts()) {
            return Collections.emptySortedSet();
        }
        Map<LocalDate, Long> calls = rowCounts(LedgerTable.INVOCATIONS);
        Map<LocalDate, Long> rejected = rowCounts(LedgerTable.REJECTED_RECORDS);
        Set<DayUnit> unpublished = new HashSet<>();
        for (LogObjectReceipt object : read(LedgerTable.LOG_OBJECTS, Expressions.alwaysTrue(), LogObjectReceipt::of)) {
            LocalDate date = object.unit().logDate();
            calls.merge(date, -object.invocationCount(), Long::sum);
            rejected.merge(date, -object.rejectedCount(), Long::sum);
            unpublished.add(object.unit());
        }
        read(LedgerTable.LOG_DAYS, Expressions.alwaysTrue(), LogDayReceipt::of)
                .forEach(day -> unpublished.remove(day.unit()));
        SortedSet<LocalDate> dates = new TreeSet<>();
        unpublished.forEach(unit -> dates.add(unit.logDate()));
        Stream.of(calls, rejected)
                .forEach(differences -> differences.forEach((date, difference) -> {
                    if (difference != 0) {
                        dates.add(date);
                    }
                }));
        return dates;
    }

    /** The rows of each date, as the catalog tells them; no data file is opened. */
    private Map<LocalDate, Long> rowCounts(LedgerTable table) {
        Map<LocalDate, Long> counts = new HashMap<>();
        for (DataFile file : warehouse.plan(table, Expressions.alwaysTrue())) {
            counts.merge(date(file), file.recordCount(), Long::sum);
        }
        return counts;
    }

    private static LocalDate date(DataFile file) {
        return LocalDate.ofEpochDay(file.partition().get(0, Integer.class));
    }

    private <T> List<T> read(LedgerTable table, Column date, LocalDate from, LocalDate to, Function<Row, T> receipt) {
        return read(table, Filters.between(date, from, to), receipt);
    }

    private <T> List<T> read(LedgerTable table, Expression filter, Function<Row, T> receipt) {
        List<DataFile> files = warehouse.plan(table, filter);
        if (files.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        RowReader reader = new RowReader(table);
        for (DataFile file : files) {
            reader.read(warehouse.table(table).io(), file.location(), row -> found.add(receipt.apply(row)));
        }
        return found;
    }
}
