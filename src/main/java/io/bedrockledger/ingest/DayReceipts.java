package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The receipts of published log days that move to another edition. */
final class DayReceipts {

    private DayReceipts() {}

    /** Drafts the receipts of a log date anew. */
    static void replace(Warehouse warehouse, Draft draft, LocalDate date, UnaryOperator<LogDayReceipt> moved) {
        try (RowFile file = warehouse.write(LedgerTable.LOG_DAYS, date, draft.runId())) {
            new Receipts(warehouse)
                    .logDays(date, date).stream()
                            .map(moved)
                            .sorted(Comparator.comparing(LogDayReceipt::unit, Listing.BY_DATE))
                            .forEach(day -> {
                                day.fill(file.row());
                                file.append();
                            });
            draft.replaceDates(
                    LedgerTable.LOG_DAYS,
                    List.of(date),
                    file.finish().map(List::of).orElse(List.of()));
        }
    }
}
