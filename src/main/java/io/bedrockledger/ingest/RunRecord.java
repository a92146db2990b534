package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.RunColumn;
import io.bedrockledger.warehouse.UpkeepReport;
import io.bedrockledger.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;

/** The run's own row in {@code runs}. */
final class RunRecord {

    private static final String JOB = "nightly";
    private static final String COMPLETED = "COMPLETED";

    private final RunParts parts;
    private final RunOptions options;

    RunRecord(RunParts parts, RunOptions options) {
        this.parts = parts;
        this.options = options;
    }

    void append(RunTotals totals, Instant endedAt) {
        Warehouse warehouse = parts.warehouse();
        try (RowFile file = warehouse.write(LedgerTable.RUNS, options.runId())) {
            file.row()
                    .set(RunColumn.RUN_ID, options.runId())
                    .set(RunColumn.JOB, JOB)
                    .set(RunColumn.STATE, COMPLETED)
                    .set(RunColumn.STARTED_AT, options.startedAt())
                    .set(RunColumn.ENDED_AT, endedAt)
                    .set(RunColumn.DATA_UP_TO, totals.dataUpTo().orElse(null))
                    .set(RunColumn.LOG_DAYS, (long) totals.readDays())
                    .set(RunColumn.OBJECTS, totals.objects())
                    .set(RunColumn.RECORDS, totals.records())
                    .set(RunColumn.BYTES, totals.bytes())
                    .set(RunColumn.REQUESTS, parts.source().requests())
                    .set(RunColumn.PRODUCT_VERSION, options.productVersion())
                    .set(RunColumn.CONTRACT_VERSION, String.valueOf(options.contractVersion()))
                    .set(RunColumn.PRICE_BOOK_VERSION, parts.book().version())
                    .set(RunColumn.RULES_VERSION, parts.rules().version())
                    .set(RunColumn.WINDOW_FROM, totals.window().from())
                    .set(RunColumn.WINDOW_TO, totals.window().to())
                    .set(
                            RunColumn.UPKEEP,
                            totals.upkeep().map(UpkeepReport::outcome).orElse(null));
            file.append();
            warehouse.append(LedgerTable.RUNS, file.finish().map(List::of).orElse(List.of()), options.runId());
        }
    }
}
