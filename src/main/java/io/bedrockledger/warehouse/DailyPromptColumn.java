package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code daily_prompts}, the roll-up of {@code invocations} by prompt, version and system text.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum DailyPromptColumn implements Column {
    USAGE_DATE(required(1, ColumnType.DATE, "the UTC day of the calls")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called")),
    REGION(required(3, ColumnType.STRING, "the region that was called")),
    PRINCIPAL(optional(4, ColumnType.STRING, "role, user or person that called")),
    TEAM(optional(5, ColumnType.STRING, "team that owns the calls")),
    WORKFLOW(optional(6, ColumnType.STRING, "workflow; NULL when unattributed")),
    ENVIRONMENT(optional(7, ColumnType.STRING, "environment")),
    PROMPT(optional(8, ColumnType.STRING, "prompt template; NULL where none is known")),
    PROMPT_VERSION(optional(9, ColumnType.STRING, "version of the prompt, as the caller states it or as it was found")),
    PROMPT_GRADE(required(10, ColumnType.STRING, "how the prompt is known: METADATA, REGISTRY, DISCOVERED or NONE")),
    SYSTEM_HASH(
            optional(
                    11,
                    ColumnType.BIGINT,
                    "keyed fingerprint of the system text; NULL without one, without a prompt, and where it varies: more than eight side by side")),
    SYSTEM_TEXTS(
            required(
                    12,
                    ColumnType.BIGINT,
                    "different system texts of the calls: 1 with a system_hash, 0 without a text or a prompt, more where the text varies")),
    SYSTEM_CHARS(optional(
            13,
            ColumnType.INT,
            "length of the system text, in characters; of several the longest; NULL when no call has one")),
    CALLS(required(14, ColumnType.BIGINT, "calls, whatever became of them")),
    PRICED_CALLS(required(
            15,
            ColumnType.BIGINT,
            "calls that are billed and have a list cost, whole or in part: what a cost a call is divided by")),
    UNPRICED_CALLS(required(16, ColumnType.BIGINT, "calls without a full price: UNPRICED or PARTIALLY_PRICED")),
    LIST_COST_USD(optional(17, ColumnType.USD_SUM, "the column to sum: exact list cost; NULL when no call has one")),
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
    FIRST_AT(required(24, ColumnType.TIMESTAMPTZ, "time of the first of the calls")),
    LAST_AT(required(25, ColumnType.TIMESTAMPTZ, "time of the last of the calls"));

    private final ColumnSpec spec;

    DailyPromptColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
