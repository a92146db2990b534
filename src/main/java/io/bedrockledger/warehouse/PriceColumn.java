package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code prices}, the rate cards of the price book, a row a leg and context band.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum PriceColumn implements Column {
    RATE_ID(required(1, ColumnType.STRING, "the rate card; unique for ever")),
    LEG(required(2, ColumnType.STRING, "what is billed, such as cache_write_1h")),
    CONTEXT_OVER_TOKENS(
            optional(
                    3,
                    ColumnType.BIGINT,
                    "the price is for whole requests of more tokens than this (input, cache reads and writes together); NULL for the usual price")),
    MODEL(required(4, ColumnType.STRING, "canonical id of the foundation model, or of the service that bills")),
    MODEL_FAMILY(optional(5, ColumnType.STRING, "family of the model")),
    MODEL_DEVELOPER(optional(6, ColumnType.STRING, "who made the model")),
    ROUTE(required(7, ColumnType.STRING, "way that a call takes to the model")),
    REGION(required(
            8, ColumnType.STRING, "the calling region; * stands for every commercial one without a price of its own")),
    SERVICE_TIER(required(9, ColumnType.STRING, "service tier as served")),
    LATENCY_MODE(required(10, ColumnType.STRING, "latency mode as served")),
    UNIT(required(11, ColumnType.STRING, "what is counted: token, or the leg itself")),
    UNIT_SIZE(required(12, ColumnType.BIGINT, "how many units price_usd is for, as the list quotes it")),
    PRICE_USD(required(13, ColumnType.USD, "price of unit_size units, as the list quotes it")),
    UNIT_PRICE_USD(required(14, ColumnType.USD, "price of one unit, exact: what a count is multiplied by")),
    VALID_FROM(required(15, ColumnType.TIMESTAMPTZ, "when the price began to hold, inclusive")),
    VALID_UNTIL(optional(16, ColumnType.TIMESTAMPTZ, "when it ceased to, exclusive; NULL while it holds")),
    RECORDED(required(
            17,
            ColumnType.TIMESTAMPTZ,
            "when the entry was written into the price book; of two that hold the later recorded one counts")),
    SUPERSEDED_BY(optional(
            18,
            ColumnType.STRING,
            "the first later recorded card that holds in its stead for some of the time; NULL without one")),
    SOURCE(required(19, ColumnType.STRING, "where the price was read")),
    CHECKED(required(20, ColumnType.DATE, "when it was read there")),
    QUARANTINE_REASON(optional(21, ColumnType.STRING, "why the price must not be used; NULL when it may be"));

    private final ColumnSpec spec;

    PriceColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
