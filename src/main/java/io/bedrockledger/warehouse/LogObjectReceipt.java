package io.bedrockledger.warehouse;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one log object, a row of {@code log_objects}; always
 * {@code recordCount = invocationCount + rejectedCount + duplicateCount}.
 *
 * @param firstInvokedAt earliest time among its calls; null without one
 * @param lastInvokedAt latest time among its calls; null without one
 */
public record LogObjectReceipt(
        String logKey,
        DayUnit unit,
        long sizeBytes,
        String etag,
        long recordCount,
        long invocationCount,
        long rejectedCount,
        long duplicateCount,
        @Nullable Instant firstInvokedAt,
        @Nullable Instant lastInvokedAt,
        String runId) {

    public LogObjectReceipt {
        Objects.requireNonNull(logKey, "logKey");
        Objects.requireNonNull(unit, "unit");
        if (recordCount != invocationCount + rejectedCount + duplicateCount) {
            throw new IllegalArgumentException("[" + logKey + "] records must be calls + rejected + duplicates but "
                    + recordCount + " is not " + invocationCount + " + " + rejectedCount + " + " + duplicateCount
                    + "; this is a bug");
        }
    }

    /** Fills a row of {@code log_objects}. */
    public void fill(Row row) {
        row.set(LogObjectColumn.LOG_KEY, logKey)
                .set(LogObjectColumn.LOG_DATE, unit.logDate())
                .set(LogObjectColumn.ACCOUNT_ID, unit.accountId())
                .set(LogObjectColumn.REGION, unit.region())
                .set(LogObjectColumn.SIZE_BYTES, sizeBytes)
                .set(LogObjectColumn.ETAG, etag)
                .set(LogObjectColumn.RECORD_COUNT, recordCount)
                .set(LogObjectColumn.INVOCATION_COUNT, invocationCount)
                .set(LogObjectColumn.REJECTED_COUNT, rejectedCount)
                .set(LogObjectColumn.DUPLICATE_COUNT, duplicateCount)
                .set(LogObjectColumn.FIRST_INVOKED_AT, firstInvokedAt)
                .set(LogObjectColumn.LAST_INVOKED_AT, lastInvokedAt)
                .set(LogObjectColumn.RUN_ID, runId);
    }

    static LogObjectReceipt of(Row row) {
        return new LogObjectReceipt(
                row.requiredText(LogObjectColumn.LOG_KEY),
                new DayUnit(
                        row.requiredDate(LogObjectColumn.LOG_DATE),
                        row.requiredText(LogObjectColumn.ACCOUNT_ID),
                        row.requiredText(LogObjectColumn.REGION)),
                row.requiredLong(LogObjectColumn.SIZE_BYTES),
                row.requiredText(LogObjectColumn.ETAG),
                row.requiredLong(LogObjectColumn.RECORD_COUNT),
                row.requiredLong(LogObjectColumn.INVOCATION_COUNT),
                row.requiredLong(LogObjectColumn.REJECTED_COUNT),
                row.requiredLong(LogObjectColumn.DUPLICATE_COUNT),
                row.instant(LogObjectColumn.FIRST_INVOKED_AT),
                row.instant(LogObjectColumn.LAST_INVOKED_AT),
                row.requiredText(LogObjectColumn.RUN_ID));
    }
}
