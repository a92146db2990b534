package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;

/** What a run must know of the calls that the tables hold already. */
public final class Calls {

    private static final List<Column> IDENTITY_COLUMNS = List.of(
            InvocationColumn.REQUEST_ID,
            InvocationColumn.TOKEN_SOURCE,
            InvocationColumn.LOG_KEY,
            InvocationColumn.LINE_NUMBER);

    private final Warehouse warehouse;

    public Calls(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Every call of a log day. */
    public List<PublishedCall> of(DayUnit unit) {
        List<PublishedCall> found = new ArrayList<>();
        read(List.of(unit), IDENTITY_COLUMNS, row -> found.add(publishedCall(unit, row)));
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

    private static PublishedCall publishedCall(DayUnit unit, Row row) {
        return new PublishedCall(
                row.requiredText(InvocationColumn.REQUEST_ID),
                !row.requiredText(InvocationColumn.TOKEN_SOURCE).equals("ABSENT"),
                unit,
                row.requiredText(InvocationColumn.LOG_KEY),
                row.requiredLong(InvocationColumn.LINE_NUMBER));
    }
}
