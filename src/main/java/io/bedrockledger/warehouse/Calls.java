package io.bedrockledger.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;

/** What a run must know of the calls that the tables hold already. */
public final class Calls {

    /** How near to midnight a record can be and still be repeated in the neighbouring day's folder. */
    private static final Duration NEAR_MIDNIGHT = Duration.ofHours(2);

    private static final List<Column> IDENTITY_COLUMNS = List.of(
            InvocationColumn.REQUEST_ID,
            InvocationColumn.INVOKED_AT,
            InvocationColumn.TOKEN_SOURCE,
            InvocationColumn.LOG_KEY,
            InvocationColumn.LINE_NUMBER);

    private final Warehouse warehouse;

    public Calls(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The calls of a log day within two hours of one of its midnights, or dated outside it. */
    public List<PublishedCall> atBoundary(DayUnit unit) {
        return all(unit).stream().filter(PublishedCall::nearMidnight).toList();
    }

    /** Every call of a log day. */
    public List<PublishedCall> all(DayUnit unit) {
        List<PublishedCall> found = new ArrayList<>();
        read(List.of(unit), IDENTITY_COLUMNS, row -> found.add(publishedCall(unit, row)));
        return found;
    }

    /** Whether a record of this time may have its duplicate in the folder of the day before or after. */
    public static boolean isNearMidnight(LocalDate logDate, Instant invokedAt) {
        Instant midnight = logDate.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant next = logDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return invokedAt.isBefore(midnight.plus(NEAR_MIDNIGHT)) || !invokedAt.isBefore(next.minus(NEAR_MIDNIGHT));
    }

    /** The usage dates of the calls of some log days. */
    public SortedSet<LocalDate> usageDates(Collection<DayUnit> units) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        read(
                units,
                List.of(InvocationColumn.USAGE_DATE),
                row -> dates.add(row.requiredDate(InvocationColumn.USAGE_DATE)));
        return dates;
    }

    private void read(Collection<DayUnit> units, List<Column> columns, Consumer<Row> found) {
        RowReader reader = new RowReader(LedgerTable.INVOCATIONS, columns);
        for (DataFile file : warehouse.files(LedgerTable.INVOCATIONS, units)) {
            reader.read(warehouse.table(LedgerTable.INVOCATIONS).io(), file.location(), found);
        }
    }

    private static PublishedCall publishedCall(DayUnit unit, Row row) {
        return new PublishedCall(
                row.requiredText(InvocationColumn.REQUEST_ID),
                !row.requiredText(InvocationColumn.TOKEN_SOURCE).equals("ABSENT"),
                isNearMidnight(unit.logDate(), row.requiredInstant(InvocationColumn.INVOKED_AT)),
                unit,
                row.requiredText(InvocationColumn.LOG_KEY),
                row.requiredLong(InvocationColumn.LINE_NUMBER));
    }
}
