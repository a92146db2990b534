package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RepricingColumn;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.io.Closeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;

/**
 * The rows of {@code repricings} of a log date: those that are there, and one for each request that changes now. A
 * request that a run which died before its end has told already is not told again.
 */
final class RepricingRows implements Closeable {

    private static final List<Column> BEFORE = List.of(
            RepricingColumn.FROM_INPUT_COST_USD,
            RepricingColumn.FROM_CACHE_READ_COST_USD,
            RepricingColumn.FROM_CACHE_WRITE_COST_USD,
            RepricingColumn.FROM_CACHE_WRITE_1H_COST_USD,
            RepricingColumn.FROM_OUTPUT_COST_USD,
            RepricingColumn.FROM_OTHER_COST_USD,
            RepricingColumn.FROM_LIST_COST_USD,
            RepricingColumn.FROM_LIST_COST_CEILING_USD);
    private static final List<Column> AFTER = List.of(
            RepricingColumn.TO_INPUT_COST_USD,
            RepricingColumn.TO_CACHE_READ_COST_USD,
            RepricingColumn.TO_CACHE_WRITE_COST_USD,
            RepricingColumn.TO_CACHE_WRITE_1H_COST_USD,
            RepricingColumn.TO_OUTPUT_COST_USD,
            RepricingColumn.TO_OTHER_COST_USD,
            RepricingColumn.TO_LIST_COST_USD,
            RepricingColumn.TO_LIST_COST_CEILING_USD);

    /** One request, changed to one edition from one entry. */
    private record Told(
            String account, String region, String requestId, String edition, Optional<String> fromEdition) {}

    private final RunOptions options;
    private final RowFile file;
    private final Set<Told> told = new HashSet<>();
    private boolean added;

    RepricingRows(Warehouse warehouse, LocalDate logDate, RunOptions options) {
        this.options = options;
        this.file = warehouse.write(LedgerTable.REPRICINGS, logDate, options.runId());
        for (DataFile known : warehouse.files(LedgerTable.REPRICINGS, logDate)) {
            warehouse.read(LedgerTable.REPRICINGS, known, row -> {
                told.add(new Told(
                        row.requiredText(RepricingColumn.ACCOUNT_ID),
                        row.requiredText(RepricingColumn.REGION),
                        row.requiredText(RepricingColumn.REQUEST_ID),
                        row.requiredText(RepricingColumn.TO_PRICE_BOOK_VERSION),
                        Optional.ofNullable(row.text(RepricingColumn.FROM_PRICE_BOOK_VERSION))));
                file.append(row);
            });
        }
    }

    /** Adds what changed of a call. */
    void add(Row call, Repricing.Change change, String edition) {
        Told one = new Told(
                call.requiredText(InvocationColumn.ACCOUNT_ID),
                call.requiredText(InvocationColumn.REGION),
                call.requiredText(InvocationColumn.REQUEST_ID),
                edition,
                Optional.of(change.fromEdition()));
        if (!told.add(one)) {
            return;
        }
        added = true;
        StoredCost before = change.before();
        StoredCost after = change.after();
        Row row = file.row()
                .set(RepricingColumn.REQUEST_ID, one.requestId())
                .set(RepricingColumn.ACCOUNT_ID, one.account())
                .set(RepricingColumn.REGION, one.region())
                .set(RepricingColumn.LOG_DATE, call.requiredDate(InvocationColumn.LOG_DATE))
                .set(RepricingColumn.USAGE_DATE, call.requiredDate(InvocationColumn.USAGE_DATE))
                .set(RepricingColumn.FROM_PRICE_BOOK_VERSION, change.fromEdition())
                .set(RepricingColumn.TO_PRICE_BOOK_VERSION, edition)
                .set(RepricingColumn.FROM_RATE_ID, before.rateId())
                .set(RepricingColumn.TO_RATE_ID, after.rateId())
                .set(RepricingColumn.FROM_PRICING_STATUS, before.status())
                .set(RepricingColumn.TO_PRICING_STATUS, after.status())
                .set(RepricingColumn.FROM_PRICING_REASON, before.reason())
                .set(RepricingColumn.TO_PRICING_REASON, after.reason())
                .set(RepricingColumn.RUN_ID, options.runId())
                .set(RepricingColumn.REPRICED_AT, options.startedAt());
        set(row, BEFORE, before);
        set(row, AFTER, after);
        file.append();
    }

    private static void set(Row row, List<Column> columns, StoredCost cost) {
        for (int i = 0; i < columns.size(); i++) {
            BigDecimal amount = cost.amounts().get(i).orElse(null);
            row.set(columns.get(i), amount);
        }
    }

    /** The file with all of them; empty when no row came to those that are there. */
    Optional<DataFile> finish() {
        return added ? file.finish() : Optional.empty();
    }

    @Override
    public void close() {
        file.close();
    }
}
