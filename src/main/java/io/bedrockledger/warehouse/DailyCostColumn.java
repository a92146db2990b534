package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code daily_costs}, the roll-up of {@code invocations} by usage date.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum DailyCostColumn implements Column {
    USAGE_DATE(required(1, ColumnType.DATE, "the UTC day of the calls")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called")),
    REGION(required(3, ColumnType.STRING, "the region that was called")),
    MODEL(optional(4, ColumnType.STRING, "canonical id of the foundation model; NULL when it cannot be resolved")),
    ROUTE(required(5, ColumnType.STRING, "way that the call took to the model")),
    SERVICE_TIER(optional(6, ColumnType.STRING, "service tier as served; NULL where the log does not tell")),
    WORKFLOW(optional(7, ColumnType.STRING, "workflow; NULL when unattributed")),
    TEAM(optional(8, ColumnType.STRING, "team that owns the calls")),
    ENVIRONMENT(optional(9, ColumnType.STRING, "environment")),
    PRINCIPAL(optional(10, ColumnType.STRING, "role, user or person that called")),
    PROMPT(optional(11, ColumnType.STRING, "prompt template")),
    PROMPT_VERSION(optional(12, ColumnType.STRING, "version of the prompt")),
    ATTRIBUTION_GRADE(
            required(13, ColumnType.STRING, "how the workflow is known: METADATA, PROFILE, PRINCIPAL, PROMPT or NONE")),
    PRICING_STATUS(
            required(14, ColumnType.STRING, "PRICED, BOUNDED, PARTIALLY_PRICED, UNPRICED, NOT_BILLED or COMMITTED")),
    CALLS(required(15, ColumnType.BIGINT, "calls, whatever became of them")),
    FAILED_CALLS(required(16, ColumnType.BIGINT, "calls that failed")),
    BLOCKED_CALLS(required(17, ColumnType.BIGINT, "calls that a guardrail blocked at the input or the output")),
    INPUT_TOKENS(optional(
            18, ColumnType.BIGINT, "sum of input tokens, cached ones never among them; NULL when no call has a count")),
    CACHE_READ_TOKENS(
            optional(19, ColumnType.BIGINT, "sum of tokens read from the prompt cache; NULL when no call has a count")),
    CACHE_WRITE_TOKENS(
            optional(
                    20,
                    ColumnType.BIGINT,
                    "sum of tokens written to the prompt cache at the model's default time to live; NULL when no call has a count")),
    CACHE_WRITE_1H_TOKENS(optional(
            21,
            ColumnType.BIGINT,
            "sum of tokens written to the prompt cache for one hour; NULL when no call has a count")),
    CACHE_WRITE_UNKNOWN_TOKENS(optional(
            22,
            ColumnType.BIGINT,
            "sum of tokens written to the prompt cache for an unknown time; NULL when no call has a count")),
    OUTPUT_TOKENS(optional(23, ColumnType.BIGINT, "sum of output tokens; NULL when no call has a count")),
    INPUT_COST_USD(optional(24, ColumnType.USD_SUM, "exact list cost of input tokens; NULL when no call has one")),
    CACHE_READ_COST_USD(optional(25, ColumnType.USD_SUM, "exact list cost of cache reads; NULL when no call has one")),
    CACHE_WRITE_COST_USD(optional(
            26,
            ColumnType.USD_SUM,
            "exact list cost of cache writes at the default time to live; NULL when no call has one")),
    CACHE_WRITE_1H_COST_USD(optional(
            27, ColumnType.USD_SUM, "exact list cost of cache writes for one hour; NULL when no call has one")),
    OUTPUT_COST_USD(optional(28, ColumnType.USD_SUM, "exact list cost of output tokens; NULL when no call has one")),
    OTHER_COST_USD(optional(29, ColumnType.USD_SUM, "exact list cost of everything else; NULL when no call has one")),
    LIST_COST_USD(optional(30, ColumnType.USD_SUM, "the column to sum: exact list cost; NULL when no call has one")),
    LIST_COST_CEILING_USD(optional(31, ColumnType.USD_SUM, "upper bound of the list cost; NULL when no call has one"));

    private final ColumnSpec spec;

    DailyCostColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
