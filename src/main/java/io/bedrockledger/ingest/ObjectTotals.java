package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LogObjectReceipt;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one log object, read just now or by an earlier run, until it becomes a receipt.
 *
 * <p>Records are counted when they are read, duplicates when the neighbours have been compared.
 */
final class ObjectTotals {

    private final DayUnit unit;
    private final String logKey;
    private final long sizeBytes;
    private final String etag;
    private final Identities identities;
    private final Set<Long> losingLines = new HashSet<>();
    private long records;
    private long rejected;
    private long duplicates;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** An object that is being read. */
    ObjectTotals(LogObject object) {
        this.unit = new DayUnit(object.logDate(), object.accountId(), object.region());
        this.logKey = object.key();
        this.sizeBytes = object.sizeBytes();
        this.etag = object.etag();
        this.identities = new Identities(object.logDate(), object.key());
    }

    /**
     * An object whose rows are carried over from an earlier run.
     *
     * @param recounted whether the rows tell the duplicates and not the receipt, which a dead run did not come to write
     */
    ObjectTotals(LogObjectReceipt receipt, Identities identities, boolean recounted) {
        this.unit = receipt.unit();
        this.logKey = receipt.logKey();
        this.sizeBytes = receipt.sizeBytes();
        this.etag = receipt.etag();
        this.identities = identities;
        this.records = receipt.recordCount();
        this.rejected = receipt.rejectedCount();
        this.duplicates = recounted ? records - rejected - identities.size() : receipt.duplicateCount();
        this.first = receipt.firstInvokedAt();
        this.last = receipt.lastInvokedAt();
    }

    void invocation(String requestId, long lineNumber, Instant invokedAt, boolean counted) {
        records++;
        identities.add(requestId, lineNumber, invokedAt, counted);
        Instant earliest = first;
        Instant latest = last;
        first = earliest == null || invokedAt.isBefore(earliest) ? invokedAt : earliest;
        last = latest == null || invokedAt.isAfter(latest) ? invokedAt : latest;
    }

    void rejected() {
        records++;
        rejected++;
    }

    /** Another record tells the call on this line. */
    void loses(long line) {
        if (losingLines.add(line)) {
            duplicates++;
        }
    }

    /** Whether the call on this line is a row. */
    boolean keeps(long line) {
        return !losingLines.contains(line);
    }

    boolean hasLosers() {
        return !losingLines.isEmpty();
    }

    String logKey() {
        return logKey;
    }

    Identities identities() {
        return identities;
    }

    long recordCount() {
        return records;
    }

    long rejectedCount() {
        return rejected;
    }

    long duplicateCount() {
        return duplicates;
    }

    long invocationCount() {
        return records - rejected - duplicates;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    LogObjectReceipt receipt(String runId) {
        return new LogObjectReceipt(
                logKey, unit, sizeBytes, etag, records, invocationCount(), rejected, duplicates, first, last, runId);
    }
}
