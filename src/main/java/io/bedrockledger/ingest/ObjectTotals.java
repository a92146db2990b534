package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LogObjectReceipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one log object, read just now or by an earlier run, until it becomes a receipt.
 *
 * <p>Every record is counted as what it is when it is read; a call that turns out to be told by another record becomes
 * a duplicate.
 */
final class ObjectTotals {

    /** No object has it, so that one that comes back is read. */
    private static final String UNKNOWN_ETAG = "unknown";

    private final DayUnit unit;
    private final String logKey;
    private final long sizeBytes;
    private final String etag;
    private long calls;
    private long rejected;
    private long duplicates;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private ObjectTotals(DayUnit unit, String logKey, long sizeBytes, String etag) {
        this.unit = unit;
        this.logKey = logKey;
        this.sizeBytes = sizeBytes;
        this.etag = etag;
    }

    /** An object that is being read. */
    static ObjectTotals of(LogObject object) {
        return new ObjectTotals(
                new DayUnit(object.logDate(), object.accountId(), object.region()),
                object.key(),
                object.sizeBytes(),
                object.etag());
    }

    /** An object whose rows are carried over from an earlier run, and are counted anew. */
    static ObjectTotals of(LogObjectReceipt receipt) {
        ObjectTotals totals = new ObjectTotals(receipt.unit(), receipt.logKey(), receipt.sizeBytes(), receipt.etag());
        totals.first = receipt.firstInvokedAt();
        totals.last = receipt.lastInvokedAt();
        return totals;
    }

    /** An object of which there are rows but no receipt, and which is not listed any more: a run died before it wrote one. */
    static ObjectTotals unknown(DayUnit unit, String logKey) {
        return new ObjectTotals(unit, logKey, 0, UNKNOWN_ETAG);
    }

    void call(Instant invokedAt) {
        calls++;
        seen(invokedAt);
    }

    /** A call that was counted as one turns out to be a duplicate. */
    void lost() {
        calls--;
        duplicates++;
    }

    void duplicate() {
        duplicates++;
    }

    void rejected() {
        rejected++;
    }

    private void seen(Instant invokedAt) {
        Instant earliest = first;
        Instant latest = last;
        first = earliest == null || invokedAt.isBefore(earliest) ? invokedAt : earliest;
        last = latest == null || invokedAt.isAfter(latest) ? invokedAt : latest;
    }

    String logKey() {
        return logKey;
    }

    long recordCount() {
        return calls + rejected + duplicates;
    }

    long rejectedCount() {
        return rejected;
    }

    long duplicateCount() {
        return duplicates;
    }

    long invocationCount() {
        return calls;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    LogObjectReceipt receipt(String runId) {
        return new LogObjectReceipt(
                logKey, unit, sizeBytes, etag, recordCount(), calls, rejected, duplicates, first, last, runId);
    }
}
