package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code duplicate_records}, one row per record whose call another record tells.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum DuplicateRecordColumn implements Column {
    REQUEST_ID(
            required(1, ColumnType.STRING, "the call's id; invocations has its row, in this log day or one beside it")
                    .distinct()),
    ACCOUNT_ID(required(2, ColumnType.STRING, "account folder that the object lies in, twelve digits")),
    REGION(required(3, ColumnType.STRING, "region folder that the object lies in")),
    LOG_DATE(required(4, ColumnType.DATE, "the UTC day folder that the object lies in")),
    LOG_KEY(required(5, ColumnType.STRING, "the object that holds the record")),
    LINE_NUMBER(required(6, ColumnType.BIGINT, "the line on which the record begins, from 1")
            .distinct()),
    TOKEN_SOURCE(required(
            7, ColumnType.STRING, "where the record tells token counts, as in invocations; ABSENT loses to any other")),
    RUN_ID(required(8, ColumnType.STRING, "the run that wrote the row"));

    private final ColumnSpec spec;

    DuplicateRecordColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
