package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code rejected_records}, one row per record that could not be read.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum RejectedRecordColumn implements Column {
    LOG_KEY(required(1, ColumnType.STRING, "the object that holds the record")),
    LINE_NUMBER(required(2, ColumnType.BIGINT, "the line on which the record begins, from 1")
            .distinct()),
    LOG_DATE(required(3, ColumnType.DATE, "the UTC day folder that the object lies in")),
    ACCOUNT_ID(required(4, ColumnType.STRING, "account folder that the object lies in, twelve digits")),
    REGION(required(5, ColumnType.STRING, "region folder that the object lies in")),
    REASON(required(6, ColumnType.STRING, "why the record is no invocation, an enum")),
    RULE(required(7, ColumnType.STRING, "what must hold, in words")),
    DETAIL(optional(8, ColumnType.STRING, "the field, and the type and size of what was found; never its text")),
    RUN_ID(required(9, ColumnType.STRING, "the run that wrote the row"));

    private final ColumnSpec spec;

    RejectedRecordColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
