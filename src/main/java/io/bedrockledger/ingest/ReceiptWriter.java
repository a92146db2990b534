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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * Drafts what a batch was read from, last of all. The receipts of a date stand in one file, whatever the number of
 * accounts and regions; so whole dates are replaced.
 */
final class ReceiptWriter {

    private final Warehouse warehouse;
    private final RunParts parts;
    private final RunOptions options;
    private final PriorReceipts prior;
    private final DayBooks books;

    ReceiptWriter(RunParts parts, RunOptions options, PriorReceipts prior, DayBooks books) {
        this.books = books;
        this.warehouse = parts.warehouse();
        this.parts = parts;
        this.options = options;
        this.prior = prior;
    }

    /** Adds the receipts of objects and log days to the draft of a settled batch. */
    void write(Batch batch) {
        Set<DayUnit> read = batch.works().stream()
                .filter(work -> !work.objects().isEmpty())
                .map(DayWork::unit)
                .collect(Collectors.toSet());
        Set<DayUnit> carriedOver = batch.works().stream()
                .filter(work -> !work.kept().isEmpty())
                .map(DayWork::unit)
                .collect(Collectors.toSet());
        for (DayState day : batch.days().values()) {
            List<LogObjectReceipt> objects = day.objects().stream()
                    .map(object -> object.receipt(options.runId()))
                    .toList();
            boolean isRead = read.contains(day.unit());
            prior.replace(
                    dayReceipt(day.unit(), objects, isRead, carriedOver.contains(day.unit()), batch.promptsVersion()),
                    objects);
        }
        Set<LocalDate> dates = batch.logDates();
        batch.draft()
                .replaceDates(
                        LedgerTable.LOG_OBJECTS,
                        dates,
                        files(
                                LedgerTable.LOG_OBJECTS,
                                dates,
                                prior.objects(dates),
                                LogObjectReceipt::unit,
                                Comparator.comparing(LogObjectReceipt::logKey),
                                LogObjectReceipt::fill));
        batch.draft()
                .replaceDates(
                        LedgerTable.LOG_DAYS,
                        dates,
                        files(
                                LedgerTable.LOG_DAYS,
                                dates,
                                prior.days(dates),
                                LogDayReceipt::unit,
                                Comparator.comparing(LogDayReceipt::unit, Listing.BY_DATE),
                                LogDayReceipt::fill));
    }

    /**
     * The receipt of a day; one of which nothing was read keeps the editions that it was made with, and one with rows that
     * were carried over keeps the rules and the prompts of those until they are attributed anew.
     */
    private LogDayReceipt dayReceipt(
            DayUnit unit,
            List<LogObjectReceipt> objects,
            boolean read,
            boolean carriedOver,
            @Nullable String promptsVersion) {
        String fingerprint = PriorReceipts.fingerprint(objects);
        LogDayReceipt before = prior.day(unit).orElse(null);
        if (!read && before != null) {
            return new LogDayReceipt(
                    unit,
                    fingerprint,
                    before.priceBookVersion(),
                    before.rulesVersion(),
                    before.codeVersion(),
                    before.promptsVersion(),
                    options.runId());
        }
        return new LogDayReceipt(
                unit,
                fingerprint,
                books.of(unit).version(),
                carriedOver && before != null
                        ? before.rulesVersion()
                        : parts.rules().version(),
                options.productVersion(),
                carriedOver && before != null ? before.promptsVersion() : promptsVersion,
                options.runId());
    }

    private <T> List<DataFile> files(
            LedgerTable table,
            Set<LocalDate> dates,
            List<T> receipts,
            Function<T, DayUnit> unit,
            Comparator<T> order,
            BiConsumer<T, Row> fill) {
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
        return files;
    }
}
