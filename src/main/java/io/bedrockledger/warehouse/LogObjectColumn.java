package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code log_objects}, one row per log object that was read: its receipt.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum LogObjectColumn implements Column {
    LOG_KEY(required(1, ColumnType.STRING, "the object: s3://bucket/key, or the path below the root")
            .distinct()),
    LOG_DATE(required(2, ColumnType.DATE, "the UTC day folder that it lies in")),
    ACCOUNT_ID(required(3, ColumnType.STRING, "account folder that the object lies in, twelve digits")),
    REGION(required(4, ColumnType.STRING, "region folder that the object lies in")),
    SIZE_BYTES(required(5, ColumnType.BIGINT, "its compressed size").distinct()),
    ETAG(required(6, ColumnType.STRING, "what changes when its content changes").distinct()),
    RECORD_COUNT(required(7, ColumnType.BIGINT, "records in it: invocation_count + rejected_count + duplicate_count")),
    INVOCATION_COUNT(required(8, ColumnType.BIGINT, "records that became a row of invocations")),
    REJECTED_COUNT(required(9, ColumnType.BIGINT, "records that became a row of rejected_records")),
    DUPLICATE_COUNT(required(10, ColumnType.BIGINT, "records whose call another record tells")),
    FIRST_INVOKED_AT(optional(
            11, ColumnType.TIMESTAMPTZ, "earliest time among its invocations and duplicates; NULL without one")),
    LAST_INVOKED_AT(
            optional(12, ColumnType.TIMESTAMPTZ, "latest time among its invocations and duplicates; NULL without one")),
    RUN_ID(required(13, ColumnType.STRING, "the run that wrote the row"));

    private final ColumnSpec spec;

    LogObjectColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
