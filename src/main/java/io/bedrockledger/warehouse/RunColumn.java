package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code runs}, one row per run.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum RunColumn implements Column {
    RUN_ID(required(1, ColumnType.STRING, "the run")),
    JOB(required(2, ColumnType.STRING, "the job that ran, such as nightly")),
    STATE(required(3, ColumnType.STRING, "how it ended, such as COMPLETED")),
    STARTED_AT(required(4, ColumnType.TIMESTAMPTZ, "when it began")),
    ENDED_AT(optional(5, ColumnType.TIMESTAMPTZ, "when it ended")),
    DATA_UP_TO(optional(6, ColumnType.TIMESTAMPTZ, "latest invoked_at that the tables hold; NULL without a call")),
    LOG_DAYS(optional(7, ColumnType.BIGINT, "log days that it published")),
    OBJECTS(optional(8, ColumnType.BIGINT, "log objects that it read")),
    RECORDS(optional(9, ColumnType.BIGINT, "records that it read")),
    BYTES(optional(10, ColumnType.BIGINT, "compressed bytes that it read")),
    REQUESTS(optional(11, ColumnType.BIGINT, "requests that it sent to the log source; 0 for a folder")),
    PRODUCT_VERSION(optional(12, ColumnType.STRING, "version of the program")),
    CONTRACT_VERSION(optional(13, ColumnType.STRING, "version of the public contract")),
    PRICE_BOOK_VERSION(optional(14, ColumnType.STRING, "edition of the price book")),
    RULES_VERSION(optional(15, ColumnType.STRING, "edition of the attribution rules")),
    WINDOW_FROM(optional(16, ColumnType.DATE, "first log day that it looked at")),
    WINDOW_TO(optional(17, ColumnType.DATE, "last log day that it looked at, inclusive")),
    UPKEEP(optional(18, ColumnType.STRING, "how its upkeep went: DONE, FAILED, STOPPED, NOT_DUE or OFF"));

    private final ColumnSpec spec;

    RunColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
