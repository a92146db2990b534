package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code repricings}, what a request cost before and after it was priced by another edition.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum RepricingColumn implements Column {
    REQUEST_ID(required(1, ColumnType.STRING, "the request that was priced anew")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called")),
    REGION(required(3, ColumnType.STRING, "the region that was called")),
    LOG_DATE(required(4, ColumnType.DATE, "the day folder of its record")),
    USAGE_DATE(required(5, ColumnType.DATE, "the UTC day of the call")),
    FROM_PRICE_BOOK_VERSION(optional(6, ColumnType.STRING, "edition of the price book before")),
    TO_PRICE_BOOK_VERSION(required(7, ColumnType.STRING, "edition of the price book after")),
    FROM_RATE_ID(optional(8, ColumnType.STRING, "rate card before; NULL when none was used")),
    TO_RATE_ID(optional(9, ColumnType.STRING, "rate card after; NULL when none is used")),
    FROM_PRICING_STATUS(required(10, ColumnType.STRING, "pricing status before")),
    TO_PRICING_STATUS(required(11, ColumnType.STRING, "pricing status after")),
    FROM_PRICING_REASON(optional(12, ColumnType.STRING, "why it was not PRICED before")),
    TO_PRICING_REASON(optional(13, ColumnType.STRING, "why it is not PRICED after")),
    FROM_INPUT_COST_USD(optional(14, ColumnType.USD, "exact list cost of the leg input before")),
    FROM_CACHE_READ_COST_USD(optional(15, ColumnType.USD, "exact list cost of the leg cache_read before")),
    FROM_CACHE_WRITE_COST_USD(optional(16, ColumnType.USD, "exact list cost of the leg cache_write before")),
    FROM_CACHE_WRITE_1H_COST_USD(optional(17, ColumnType.USD, "exact list cost of the leg cache_write_1h before")),
    FROM_OUTPUT_COST_USD(optional(18, ColumnType.USD, "exact list cost of the leg output before")),
    FROM_OTHER_COST_USD(optional(19, ColumnType.USD, "exact list cost of the leg other before")),
    FROM_LIST_COST_USD(optional(20, ColumnType.USD, "exact list cost before")),
    FROM_LIST_COST_CEILING_USD(optional(21, ColumnType.USD, "upper bound of the list cost before")),
    TO_INPUT_COST_USD(optional(22, ColumnType.USD, "exact list cost of the leg input after")),
    TO_CACHE_READ_COST_USD(optional(23, ColumnType.USD, "exact list cost of the leg cache_read after")),
    TO_CACHE_WRITE_COST_USD(optional(24, ColumnType.USD, "exact list cost of the leg cache_write after")),
    TO_CACHE_WRITE_1H_COST_USD(optional(25, ColumnType.USD, "exact list cost of the leg cache_write_1h after")),
    TO_OUTPUT_COST_USD(optional(26, ColumnType.USD, "exact list cost of the leg output after")),
    TO_OTHER_COST_USD(optional(27, ColumnType.USD, "exact list cost of the leg other after")),
    TO_LIST_COST_USD(optional(28, ColumnType.USD, "exact list cost after")),
    TO_LIST_COST_CEILING_USD(optional(29, ColumnType.USD, "upper bound of the list cost after")),
    RUN_ID(required(30, ColumnType.STRING, "the run that wrote the row")),
    REPRICED_AT(required(31, ColumnType.TIMESTAMPTZ, "when that run began"));

    private final ColumnSpec spec;

    RepricingColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
