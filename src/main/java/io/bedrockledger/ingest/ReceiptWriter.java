package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.LogObjectReceipt;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;

/**
 * Commits what a batch was read from, last of all. The receipts of a date stand in one file, whatever the number of
 * accounts and regions; so whole dates are replaced.
 */
final class ReceiptWriter {

    private final Warehouse warehouse;
    private final RunParts parts;
    private final RunOptions options;
    private final PriorReceipts prior;

    ReceiptWriter(RunParts parts, RunOptions options, PriorReceipts prior) {
        this.warehouse = parts.warehouse();
        this.parts = parts;
        this.options = options;
        this.prior = prior;
    }

    /** Commits the receipts of the objects; they alone do not make a log day done. */
    void writeObjects(Batch batch) {
        Set<DayUnit> read = batch.works().stream()
                .filter(work -> !work.objects().isEmpty())
                .map(DayWork::unit)
                .collect(Collectors.toSet());
        Set<LocalDate> dates = dates(batch);
        for (DayState day : batch.days().values()) {
            List<LogObjectReceipt> objects = day.objects().stream()
                    .map(object -> object.receipt(options.runId()))
                    .toList();
            prior.replace(dayReceipt(day.unit(), objects, read.contains(day.unit())), objects);
        }
        commit(
                LedgerTable.LOG_OBJECTS,
                dates,
                prior.objects(dates),
                LogObjectReceipt::unit,
                Comparator.comparing(LogObjectReceipt::logKey),
                LogObjectReceipt::fill);
    }

    private static Set<LocalDate> dates(Batch batch) {
        return batch.days().keySet().stream().map(DayUnit::logDate).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Commits the receipts of the log days: from now on the batch is done. */
    void writeDays(Batch batch) {
        Set<LocalDate> dates = dates(batch);
        commit(
                LedgerTable.LOG_DAYS,
                dates,
                prior.days(dates),
                LogDayReceipt::unit,
                Comparator.comparing(LogDayReceipt::unit, Listing.BY_DATE),
                LogDayReceipt::fill);
    }

    /** The receipt of a day; one of which nothing was read keeps the editions that it was made with. */
    private LogDayReceipt dayReceipt(DayUnit unit, List<LogObjectReceipt> objects, boolean read) {
        String fingerprint = PriorReceipts.fingerprint(objects);
        LogDayReceipt before = prior.day(unit).orElse(null);
        if (!read && before != null) {
            return new LogDayReceipt(
                    unit,
                    fingerprint,
                    before.priceBookVersion(),
                    before.rulesVersion(),
                    before.codeVersion(),
                    options.runId());
        }
        return new LogDayReceipt(
                unit,
                fingerprint,
                parts.book().version(),
                parts.rules().version(),
                options.productVersion(),
                options.runId());
    }

    private <T> void commit(
            LedgerTable table,
            Set<LocalDate> dates,
            List<T> receipts,
            Function<T, DayUnit> unit,
            Comparator<T> order,
            BiConsumer<T, Row> fill) {
        OptionalLong expected = warehouse.snapshot(table);
        List<DataFile> files = new ArrayList<>();
        for (LocalDate date : dates) {
            try (RowFile file = warehouse.write(table, date, options.runId())) {
                receipts.stream()
                        .filter(receipt -> unit.apply(receipt).logDate().equals(date))
                        .sorted(order)
                        .forEach(receipt -> {
                            fill.accept(receipt, file.row());
                            file.append();
                        });
                file.finish().ifPresent(files::add);
            }
        }
        warehouse.replaceDates(table, dates, files, options.runId(), expected);
    }
}
