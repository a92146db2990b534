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
import org.jspecify.annotations.Nullable;

/** What a run must know of the calls that the tables hold already. */
public final class Calls {

    /** How near to midnight a record can be and still be repeated in the neighbouring day's folder. */
    private static final Duration NEAR_MIDNIGHT = Duration.ofHours(2);

    private static final List<Column> BOUNDARY_COLUMNS = List.of(
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
    public List<BoundaryCall> atBoundary(DayUnit unit) {
        Instant from = unit.logDate().atStartOfDay(ZoneOffset.UTC).toInstant().plus(NEAR_MIDNIGHT);
        Instant to = unit.logDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minus(NEAR_MIDNIGHT);
        List<BoundaryCall> found = new ArrayList<>();
        read(List.of(unit), BOUNDARY_COLUMNS, row -> {
            @Nullable Instant invokedAt = row.instant(InvocationColumn.INVOKED_AT);
            if (invokedAt != null && (invokedAt.isBefore(from) || !invokedAt.isBefore(to))) {
                found.add(boundaryCall(unit, row));
            }
        });
        return found;
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

    private static BoundaryCall boundaryCall(DayUnit unit, Row row) {
        return new BoundaryCall(
                row.requiredText(InvocationColumn.REQUEST_ID),
                !row.requiredText(InvocationColumn.TOKEN_SOURCE).equals("ABSENT"),
                unit,
                row.requiredText(InvocationColumn.LOG_KEY),
                row.requiredLong(InvocationColumn.LINE_NUMBER));
    }
}
