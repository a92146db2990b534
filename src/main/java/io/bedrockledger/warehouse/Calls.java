package io.bedrockledger.warehouse;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** What a run must know of the records that the tables hold already. */
public final class Calls {

    /** Up to so many days between the earliest and the latest call of a file, each counts as having one. */
    private static final int CLOSE_DAYS = 3;

    private static final List<Column> CALL_COLUMNS = List.of(
            InvocationColumn.REQUEST_ID,
            InvocationColumn.TOKEN_SOURCE,
            InvocationColumn.ACCOUNT_ID,
            InvocationColumn.REGION,
            InvocationColumn.LOG_KEY,
            InvocationColumn.LINE_NUMBER);
    private static final List<Column> DUPLICATE_COLUMNS = List.of(
            DuplicateRecordColumn.REQUEST_ID,
            DuplicateRecordColumn.TOKEN_SOURCE,
            DuplicateRecordColumn.ACCOUNT_ID,
            DuplicateRecordColumn.REGION,
            DuplicateRecordColumn.LOG_KEY,
            DuplicateRecordColumn.LINE_NUMBER);

    private final Warehouse warehouse;

    public Calls(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Every record of a log day that tells a call, also those whose call another record tells. */
    public void records(DayUnit unit, Consumer<PublishedRecord> found) {
        read(LedgerTable.INVOCATIONS, CALL_COLUMNS, unit, found);
        read(LedgerTable.DUPLICATE_RECORDS, DUPLICATE_COLUMNS, unit, found);
    }

    private void read(LedgerTable table, List<Column> columns, DayUnit unit, Consumer<PublishedRecord> found) {
        RowReader reader = new RowReader(table, columns);
        for (DataFile file : warehouse.files(table, List.of(unit))) {
            reader.read(warehouse.table(table).io(), file.location(), row -> {
                if (row.requiredText(columns.get(2)).equals(unit.accountId())
                        && row.requiredText(columns.get(3)).equals(unit.region())) {
                    found.accept(new PublishedRecord(
                            row.requiredText(columns.get(0)),
                            !row.requiredText(columns.get(1)).equals("ABSENT"),
                            table == LedgerTable.DUPLICATE_RECORDS,
                            row.requiredText(columns.get(4)),
                            row.requiredLong(columns.get(5))));
                }
            });
        }
    }

    /** The objects that the facts of some days have rows of, by log day, whatever the receipts say. */
    public Map<DayUnit, Set<String>> logKeys(Collection<LocalDate> logDates) {
        return LogKeys.of(warehouse, logDates);
    }

    /**
     * The usage dates of the calls in some data files, committed or not. Where the calls of a file lie close together,
     * a day between them counts although no call may be on it.
     */
    public NavigableSet<LocalDate> usageDates(Collection<DataFile> files) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        RowReader reader = new RowReader(LedgerTable.INVOCATIONS, List.of(InvocationColumn.USAGE_DATE));
        for (DataFile file : files) {
            LocalDate first = bound(file.lowerBounds());
            LocalDate last = bound(file.upperBounds());
            if (first != null && last != null && !last.isAfter(first.plusDays(CLOSE_DAYS))) {
                first.datesUntil(last.plusDays(1)).forEach(dates::add);
            } else {
                reader.read(
                        warehouse.table(LedgerTable.INVOCATIONS).io(),
                        file.location(),
                        row -> dates.add(row.requiredDate(InvocationColumn.USAGE_DATE)));
            }
        }
        return dates;
    }

    private static @Nullable LocalDate bound(@Nullable Map<Integer, ByteBuffer> bounds) {
        ByteBuffer bound = bounds == null ? null : bounds.get(InvocationColumn.USAGE_DATE.fieldId());
        return bound == null
                ? null
                : LocalDate.ofEpochDay(Conversions.<Integer>fromByteBuffer(Types.DateType.get(), bound));
    }
}
