package io.bedrockledger.ingest;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.RunColumn;
import io.bedrockledger.warehouse.UpkeepReport;
import io.bedrockledger.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The run's own row in {@code runs}. */
final class RunRecord {

    private static final String COMPLETED = "COMPLETED";

    private final Warehouse warehouse;
    private final PriceBook book;
    private final RunOptions options;

    RunRecord(Warehouse warehouse, PriceBook book, RunOptions options) {
        this.warehouse = warehouse;
        this.book = book;
        this.options = options;
    }

    /** Of a nightly run. */
    void append(RunTotals totals, long requests, String rulesVersion, Instant endedAt) {
        append(
                "nightly",
                endedAt,
                row -> row.set(RunColumn.DATA_UP_TO, totals.dataUpTo().orElse(null))
                        .set(RunColumn.LOG_DAYS, (long) totals.readDays())
                        .set(RunColumn.OBJECTS, totals.objects())
                        .set(RunColumn.RECORDS, totals.records())
                        .set(RunColumn.BYTES, totals.bytes())
                        .set(RunColumn.REQUESTS, requests)
                        .set(RunColumn.RULES_VERSION, rulesVersion)
                        .set(RunColumn.WINDOW_FROM, totals.window().from())
                        .set(RunColumn.WINDOW_TO, totals.window().to())
                        .set(
                                RunColumn.UPKEEP,
                                totals.upkeep().map(UpkeepReport::outcome).orElse(null)));
    }

    /** Of a repricing: it read nothing, and its row names no window, by which a listing would be taken for done. */
    void appendRepricing(int logDays, Instant endedAt) {
        append("reprice", endedAt, row -> row.set(RunColumn.LOG_DAYS, (long) logDays));
    }

    /** Of a reattribution: as of a repricing. */
    void appendReattribution(int logDays, String rulesVersion, Instant endedAt) {
        append(
                "reattribute",
                endedAt,
                row -> row.set(RunColumn.LOG_DAYS, (long) logDays).set(RunColumn.RULES_VERSION, rulesVersion));
    }

    private void append(String job, Instant endedAt, Consumer<Row> others) {
        try (RowFile file = warehouse.write(LedgerTable.RUNS, options.runId())) {
            file.row()
                    .set(RunColumn.RUN_ID, options.runId())
                    .set(RunColumn.JOB, job)
                    .set(RunColumn.STATE, COMPLETED)
                    .set(RunColumn.STARTED_AT, options.startedAt())
                    .set(RunColumn.ENDED_AT, endedAt)
                    .set(RunColumn.PRODUCT_VERSION, options.productVersion())
                    .set(RunColumn.CONTRACT_VERSION, String.valueOf(options.contractVersion()))
                    .set(RunColumn.PRICE_BOOK_VERSION, book.version());
            others.accept(file.row());
            file.append();
            warehouse.append(LedgerTable.RUNS, file.finish().map(List::of).orElse(List.of()), options.runId());
        }
    }
}
