package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code daily_outcomes}, the roll-up of {@code invocations} by what became of the calls.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum DailyOutcomeColumn implements Column {
    USAGE_DATE(required(1, ColumnType.DATE, "the UTC day of the calls")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called")),
    REGION(required(3, ColumnType.STRING, "the region that was called")),
    TEAM(optional(4, ColumnType.STRING, "team that owns the calls; NULL when nobody's")),
    WORKFLOW(optional(5, ColumnType.STRING, "workflow; NULL when unattributed")),
    ENVIRONMENT(optional(6, ColumnType.STRING, "environment")),
    MODEL(optional(7, ColumnType.STRING, "canonical foundation model id; NULL when it cannot be resolved")),
    OUTCOME(
            required(
                    8,
                    ColumnType.STRING,
                    "what became of the calls: ANSWERED, TRUNCATED (the answer ended at its limit), BLOCKED (by a guardrail), THROTTLED, FAILED (any other error) or NO_COUNTS (the log does not tell)")),
    ERROR_CODE(optional(9, ColumnType.STRING, "error of the calls, as logged; NULL without one")),
    CALLS(required(10, ColumnType.BIGINT, "calls")),
    REPEATED_CALLS(
            required(
                    11,
                    ColumnType.BIGINT,
                    "those whose caller had sent the same system text and messages to a call that did not fail, less than ten minutes before, on the same UTC day; never a call without a body")),
    TOOL_CALLS(required(12, ColumnType.BIGINT, "those that offered tools, or a form for the answer, to the model")),
    LATENCY_CALLS(required(13, ColumnType.BIGINT, "those whose log tells how long they took")),
    FIRST_BYTE_CALLS(required(14, ColumnType.BIGINT, "those whose log tells when the answer began")),
    INPUT_TOKENS(optional(
            15, ColumnType.BIGINT, "sum of input tokens, cached ones never among them; NULL when no call has a count")),
    CACHE_READ_TOKENS(
            optional(16, ColumnType.BIGINT, "sum of tokens read from the prompt cache; NULL when no call has a count")),
    CACHE_WRITE_TOKENS(optional(17, ColumnType.BIGINT, "sum of tokens written to the prompt cache, for whatever time")),
    OUTPUT_TOKENS(optional(18, ColumnType.BIGINT, "sum of output tokens; NULL when no call has a count")),
    LIST_COST_USD(optional(19, ColumnType.USD_SUM, "the column to sum: exact list cost; NULL when no call has one")),
    LIST_COST_CEILING_USD(optional(20, ColumnType.USD_SUM, "upper bound of the list cost; NULL when no call has one")),
    REPEATED_COST_USD(optional(
            21,
            ColumnType.USD_SUM,
            "list cost of the repeated calls, a part of list_cost_usd; NULL when none has one")),
    LATE_CALLS(required(22, ColumnType.BIGINT, "those that were logged more than a day after their day")),
    RETRIED_CALLS(
            required(
                    23,
                    ColumnType.BIGINT,
                    "those whose caller had sent the same to a call that failed, less than ten minutes before, on the same UTC day"));

    private final ColumnSpec spec;

    DailyOutcomeColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
