package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogObjectReceipt;
import io.bedrockledger.warehouse.UpkeepReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/** Counts what a run does. Used by the steps only, one after the other. */
final class RunTally {

    private final TreeSet<LocalDate> usageDates = new TreeSet<>();
    private int unchangedDays;
    private int waitingDays;
    private int readDays;
    private long objects;
    private long bytes;
    private long records;
    private long calls;
    private long duplicates;
    private long rejected;
    private int vanished;
    private SortedMap<String, String> lostEditions = Collections.emptySortedMap();
    private int files;
    private long fileBytes;
    private int checks;
    private @Nullable Instant dataUpTo;
    private @Nullable LocalDate newestLogDate;
    private @Nullable UpkeepReport upkeep;
    private long prompted;
    private ReattributionTotals reattributed = ReattributionTotals.NOTHING;

    void listed(Agenda agenda) {
        unchangedDays = agenda.unchangedDays();
        waitingDays = agenda.works().size();
        vanished = agenda.vanishedObjects();
        dataUpTo(agenda.prior().objects());
    }

    void newestLogDate(LocalDate date) {
        newestLogDate = date;
    }

    /** Adds what a settled batch holds; carried-over objects were read by an earlier run and are not counted. */
    void read(Batch batch) {
        for (DayWork work : batch.works()) {
            readDays++;
            DayState day = batch.day(work.unit());
            for (ObjectTotals object : day.objects()) {
                if (!work.kept().contains(object.logKey())) {
                    objects++;
                    bytes += object.sizeBytes();
                    records += object.recordCount();
                    calls += object.invocationCount();
                    duplicates += object.duplicateCount();
                    rejected += object.rejectedCount();
                }
            }
        }
    }

    void dataUpTo(Collection<LogObjectReceipt> receipts) {
        for (LogObjectReceipt receipt : receipts) {
            Instant last = receipt.lastInvokedAt();
            Instant latest = dataUpTo;
            if (last != null && (latest == null || last.isAfter(latest))) {
                dataUpTo = last;
            }
        }
    }

    void rolledUp(Batch batch) {
        usageDates.addAll(batch.affected());
    }

    void published(Batch batch) {
        List<DataFile> published = new ArrayList<>(batch.files(LedgerTable.INVOCATIONS));
        published.addAll(batch.files(LedgerTable.REJECTED_RECORDS));
        published.addAll(batch.files(LedgerTable.DUPLICATE_RECORDS));
        files += published.size();
        fileBytes += published.stream().mapToLong(DataFile::fileSizeInBytes).sum();
    }

    void keptUp(UpkeepReport report) {
        upkeep = report;
    }

    void reattributed(ReattributionTotals totals) {
        reattributed = totals;
    }

    void prompted(long calls) {
        prompted = calls;
    }

    void checked(int held) {
        checks = held;
    }

    void lostEditions(SortedMap<String, String> lost) {
        lostEditions = lost;
    }

    RunTotals totals(RunOptions options, SortedMap<String, Integer> otherEditions) {
        return new RunTotals(
                options.runId(),
                options.window(),
                unchangedDays,
                waitingDays,
                readDays,
                objects,
                bytes,
                records,
                calls,
                duplicates,
                rejected,
                vanished,
                new TreeSet<>(usageDates),
                Optional.ofNullable(dataUpTo),
                Optional.ofNullable(newestLogDate),
                checks,
                files,
                fileBytes,
                Optional.ofNullable(upkeep),
                otherEditions,
                lostEditions,
                reattributed,
                prompted);
    }
}
