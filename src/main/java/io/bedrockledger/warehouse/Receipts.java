package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
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
     * What a dead run left: the changes of the facts since the snapshots that the newest receipts were written for.
     * Changes that only move rows, as upkeep makes them, are none. Nothing is read unless a run died.
     *
     * <p>No snapshot of the facts from that one on may be expired; where one is missing, all that are left count.
     */
    public Unfinished unfinished() {
        SortedSet<LocalDate> logDates = new TreeSet<>();
        List<DataFile> calls = new ArrayList<>();
        FactSnapshots.receipted(warehouse).forEach((facts, receipted) -> {
            for (DataFile file : FactSnapshots.changedSince(warehouse, facts, receipted)) {
                logDates.add(date(file));
                if (facts == LedgerTable.INVOCATIONS) {
                    calls.add(file);
                }
            }
        });
        return logDates.isEmpty()
                ? Unfinished.NOTHING
                : new Unfinished(logDates, new Calls(warehouse).usageDates(calls));
    }

    private static LocalDate date(DataFile file) {
        return FilePlan.date(file);
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
