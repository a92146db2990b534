package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.CallRewrite;
import io.bedrockledger.warehouse.CallRewrite.Fate;
import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogObjectReceipt;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;

/**
 * Settles which records of a batch are duplicates, within it and against the neighbouring log days that earlier runs
 * published. A published day that loses a call is carried over without it and replaced with the batch.
 */
final class Settlement {

    private final Warehouse warehouse;
    private final Calls published;
    private final PriorReceipts prior;
    private final String runId;
    private final Batch batch;
    private final StopCheck stop;

    /**
     * A settlement.
     *
     * @param stop asked at every row
     */
    Settlement(Warehouse warehouse, PriorReceipts prior, String runId, Batch batch, StopCheck stop) {
        this.warehouse = warehouse;
        this.published = new Calls(warehouse);
        this.prior = prior;
        this.runId = runId;
        this.batch = batch;
        this.stop = stop;
    }

    /** Adds what is carried over to the days, and makes a duplicate record of every call that another record tells. */
    void settle() {
        batch.works().forEach(work -> compare(work.unit(), work.kept()));
        batch.neighbours().forEach(unit -> compare(unit, prior.keys(unit)));
        Losers losers = batch.duplicates().losers(stop);
        for (DayWork work : batch.works()) {
            DayState day = batch.day(work.unit());
            dropLosers(day, losers);
            if (!work.kept().isEmpty()) {
                carryOver(day, work.kept(), losers);
            }
        }
        Set<DayUnit> losing = new TreeSet<>(Listing.BY_DATE);
        losers.objects().forEach(object -> losing.add(object.unit()));
        for (DayUnit unit : batch.neighbours()) {
            if (losing.contains(unit)) {
                carryOver(batch.join(unit), prior.keys(unit), losers);
            }
        }
    }

    /** Adds the published records of some objects of a log day to those that are compared. */
    private void compare(DayUnit unit, Set<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Duplicates duplicates = batch.duplicates();
        published.records(unit, record -> {
            stop.check();
            if (keys.contains(record.logKey())) {
                duplicates.add(
                        record.requestId(),
                        duplicates.place(record.logKey()),
                        record.lineNumber(),
                        record.hasCounts(),
                        record.isDuplicate());
            }
        });
    }

    /** Takes the calls that lost out of the files that were just written. */
    private void dropLosers(DayState day, Losers losers) {
        for (GroupResult group : day.groups()) {
            boolean holdsOne = group.objects().stream().anyMatch(object -> losers.isIn(object.logKey()));
            if (holdsOne) {
                DataFile written = group.invocations().orElseThrow();
                day.files(LedgerTable.INVOCATIONS).remove(written);
                rewrite(day, List.of(written), (key, line, at) -> {
                    if (!losers.contains(key, line)) {
                        return Fate.CALL;
                    }
                    day.object(key).lost();
                    return Fate.DUPLICATE;
                });
                warehouse.discard(LedgerTable.INVOCATIONS, written);
            }
        }
    }

    /** Carries the rows of some objects over, and counts them: a dead run may have changed them without a receipt. */
    private void carryOver(DayState day, Set<String> keys, Losers losers) {
        keys.forEach(key -> day.add(ObjectTotals.unknown(day.unit(), key)));
        for (LogObjectReceipt receipt : prior.objects(day.unit())) {
            if (keys.contains(receipt.logKey())) {
                day.add(ObjectTotals.of(receipt));
            }
        }
        rewrite(day, files(LedgerTable.INVOCATIONS, day.unit()), (key, line, at) -> {
            if (!keys.contains(key)) {
                return Fate.LEFT_OUT;
            }
            day.object(key).call(at);
            if (!losers.contains(key, line)) {
                return Fate.CALL;
            }
            day.object(key).lost();
            return Fate.DUPLICATE;
        });
        copy(LedgerTable.REJECTED_RECORDS, day, keys, ObjectTotals::rejected);
        copy(LedgerTable.DUPLICATE_RECORDS, day, keys, ObjectTotals::duplicate);
    }

    private void rewrite(DayState day, Collection<DataFile> files, CallRewrite.Judge judge) {
        if (files.isEmpty()) {
            return;
        }
        CallRewrite.Judge stoppable = (key, line, at) -> {
            stop.check();
            return judge.of(key, line, at);
        };
        try (CallRewrite rewrite = new CallRewrite(warehouse, day.unit().logDate(), runId, stoppable)) {
            files.forEach(rewrite::take);
            day.add(LedgerTable.INVOCATIONS, rewrite.calls());
            day.add(LedgerTable.DUPLICATE_RECORDS, rewrite.duplicates());
        }
    }

    private void copy(LedgerTable table, DayState day, Set<String> keys, Consumer<ObjectTotals> count) {
        List<DataFile> files = files(table, day.unit());
        if (files.isEmpty()) {
            return;
        }
        try (RowFile target = warehouse.write(table, day.unit().logDate(), runId)) {
            for (DataFile file : files) {
                warehouse.copy(table, file, (key, line) -> counted(day, keys, key, count), target);
            }
            day.add(table, target.finish());
        }
    }

    private boolean counted(DayState day, Set<String> keys, String key, Consumer<ObjectTotals> count) {
        stop.check();
        boolean isOfDay = keys.contains(key);
        if (isOfDay) {
            count.accept(day.object(key));
        }
        return isOfDay;
    }

    private List<DataFile> files(LedgerTable table, DayUnit unit) {
        return warehouse.files(table, List.of(unit));
    }
}
