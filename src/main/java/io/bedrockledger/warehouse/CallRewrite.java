package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/**
 * Rewrites data files of calls of one log date: a row stays a call, becomes a duplicate record, or is left out. What
 * it writes is seen by nobody before a commit; a rewrite that is closed without {@link #calls} and
 * {@link #duplicates} leaves nothing.
 */
public final class CallRewrite implements Closeable {

    /** What becomes of a row. */
    public enum Fate {
        CALL,
        DUPLICATE,
        LEFT_OUT
    }

    /** Decides by a row's place. */
    @FunctionalInterface
    public interface Judge {

        /**
         * What becomes of a row.
         *
         * @param logKey the object that holds the record
         * @param lineNumber its line, from 1
         */
        Fate of(String logKey, long lineNumber, Instant invokedAt);
    }

    private final Warehouse warehouse;
    private final Judge judge;
    private final String runId;
    private final RowFile calls;
    private final RowFile duplicates;

    /**
     * Begins a rewrite.
     *
     * @param runId the run that writes the duplicate records; calls keep the one that wrote them
     */
    public CallRewrite(Warehouse warehouse, LocalDate logDate, String runId, Judge judge) {
        this.warehouse = warehouse;
        this.judge = judge;
        this.runId = runId;
        this.calls = warehouse.write(LedgerTable.INVOCATIONS, logDate, runId);
        this.duplicates = warehouse.write(LedgerTable.DUPLICATE_RECORDS, logDate, runId);
    }

    /** Takes the rows of a data file, committed or not. */
    public void take(DataFile file) {
        warehouse.read(LedgerTable.INVOCATIONS, file, this::take);
    }

    private void take(Row call) {
        Fate fate = judge.of(
                call.requiredText(InvocationColumn.LOG_KEY),
                call.requiredLong(InvocationColumn.LINE_NUMBER),
                call.requiredInstant(InvocationColumn.INVOKED_AT));
        switch (fate) {
            case CALL -> calls.append(call);
            case DUPLICATE -> duplicate(call);
            case LEFT_OUT -> {}
        }
    }

    private void duplicate(Row call) {
        duplicates
                .row()
                .set(DuplicateRecordColumn.REQUEST_ID, call.requiredText(InvocationColumn.REQUEST_ID))
                .set(DuplicateRecordColumn.ACCOUNT_ID, call.requiredText(InvocationColumn.ACCOUNT_ID))
                .set(DuplicateRecordColumn.REGION, call.requiredText(InvocationColumn.REGION))
                .set(DuplicateRecordColumn.LOG_DATE, call.requiredDate(InvocationColumn.LOG_DATE))
                .set(DuplicateRecordColumn.LOG_KEY, call.requiredText(InvocationColumn.LOG_KEY))
                .set(DuplicateRecordColumn.LINE_NUMBER, call.requiredLong(InvocationColumn.LINE_NUMBER))
                .set(DuplicateRecordColumn.TOKEN_SOURCE, call.requiredText(InvocationColumn.TOKEN_SOURCE))
                .set(DuplicateRecordColumn.RUN_ID, runId);
        duplicates.append();
    }

    /** Ends the file of calls; empty when no row stayed one. */
    public Optional<DataFile> calls() {
        return calls.finish();
    }

    /** Ends the file of duplicate records; empty when no row became one. */
    public Optional<DataFile> duplicates() {
        return duplicates.finish();
    }

    @Override
    public void close() {
        calls.close();
        duplicates.close();
    }
}
