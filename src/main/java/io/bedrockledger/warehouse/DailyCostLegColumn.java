package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code daily_cost_legs}, the roll-up of {@code invocations} by leg and price.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum DailyCostLegColumn implements Column {
    USAGE_DATE(required(1, ColumnType.DATE, "the UTC day of the calls")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called")),
    REGION(required(3, ColumnType.STRING, "the region that was called")),
    RESOURCE_ID(optional(4, ColumnType.STRING, "profile, provisioned or custom model ARN, where one was called")),
    MODEL(optional(5, ColumnType.STRING, "canonical id of the foundation model; NULL when it cannot be resolved")),
    LEG(required(
            6,
            ColumnType.STRING,
            "what is billed, by the names of prices; other where a row of an earlier version does not tell it")),
    ROUTE(required(7, ColumnType.STRING, "way that the call took to the model")),
    SERVICE_TIER(optional(8, ColumnType.STRING, "service tier as served; NULL where the log does not tell")),
    LATENCY_MODE(optional(9, ColumnType.STRING, "latency mode as served; NULL where the log does not tell")),
    CONTEXT_BAND(required(
            10,
            ColumnType.STRING,
            "usual, or such as over_200000 where whole requests above a size have a price of their own")),
    RATE_ID(optional(
            11,
            ColumnType.STRING,
            "the rate card, joins prices: the model's, a guardrail's or a prompt router's; NULL of other")),
    USAGE_TYPE(optional(12, ColumnType.STRING, "usage type that the bill has for the leg; NULL where none is known")),
    QUANTITY(optional(13, ColumnType.USD_SUM, "how many units; NULL where the calls do not tell")),
    UNIT(optional(14, ColumnType.STRING, "what is counted: token, or the leg itself; NULL without a quantity")),
    UNIT_PRICE_USD(optional(15, ColumnType.USD, "price of one unit; NULL without a quantity")),
    LIST_COST_USD(required(
            16, ColumnType.USD_SUM, "exact list cost of the leg; quantity x unit_price_usd where both are known"));

    private final ColumnSpec spec;

    DailyCostLegColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
