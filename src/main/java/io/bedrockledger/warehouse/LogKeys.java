package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;

/** Finds the objects that the facts have rows of. */
final class LogKeys {

    private LogKeys() {}

    static Map<DayUnit, Set<String>> of(Warehouse warehouse, Collection<LocalDate> logDates) {
        Map<DayUnit, Set<String>> found = new HashMap<>();
        if (logDates.isEmpty()) {
            return found;
        }
        for (LedgerTable table : LedgerTable.FACTS) {
            Column date = table.partition().orElseThrow();
            Column account = table.column("account_id");
            Column region = table.column("region");
            Column key = table.column("log_key");
            RowReader reader = new RowReader(table, List.of(date, account, region, key));
            for (DataFile file : warehouse.plan(table, Filters.in(date, logDates))) {
                reader.read(
                        warehouse.table(table).io(),
                        file.location(),
                        row -> found.computeIfAbsent(
                                        new DayUnit(
                                                row.requiredDate(date),
                                                row.requiredText(account),
                                                row.requiredText(region)),
                                        unit -> new HashSet<>())
                                .add(row.requiredText(key)));
            }
        }
        return found;
    }
}
