package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code findings}, what a person should look at.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum FindingColumn implements Column {
    FINDING_ID(required(
            1, ColumnType.STRING, "hash of kind and subject, without dates: the same for as long as it lives")),
    KIND(required(2, ColumnType.STRING, "what was found, such as UNATTRIBUTED")),
    STATE(required(3, ColumnType.STRING, "OPEN, ACKNOWLEDGED, RESOLVED or UNKNOWN")),
    STATE_SINCE(required(4, ColumnType.DATE, "the last day of the data when it came into this state")),
    STATE_REASON(optional(5, ColumnType.STRING, "why its state is UNKNOWN or RESOLVED; NULL in the others")),
    OPENED_COUNT(required(6, ColumnType.BIGINT, "how often it was opened: 1, and one more each time it came back")),
    RANK(optional(
            7, ColumnType.INT, "place among the open ones by money of 28 days, the dearest 1; NULL when not open")),
    WORKFLOW(optional(8, ColumnType.STRING, "the workflow that it is about")),
    TEAM(optional(9, ColumnType.STRING, "the team that it is about, or that answers for its workflow")),
    ENVIRONMENT(optional(10, ColumnType.STRING, "the environment that it is about")),
    PRINCIPAL(optional(11, ColumnType.STRING, "the caller that it is about, as the tables show callers")),
    ACCOUNT_ID(optional(12, ColumnType.STRING, "the account that it is about")),
    REGION(optional(13, ColumnType.STRING, "the region that it is about")),
    MODEL(optional(14, ColumnType.STRING, "the model that it is about")),
    RESOURCE_ID(optional(15, ColumnType.STRING, "the inference profile that it is about, an ARN")),
    PROMPT(optional(16, ColumnType.STRING, "the prompt that it is about")),
    PROMPT_VERSION(optional(17, ColumnType.STRING, "the version of the prompt that it is about")),
    LIST_COST_7D_USD(optional(
            18,
            ColumnType.USD_SUM,
            "exact list cost behind it in the 7 days up to as_of; NULL when no call has a price")),
    LIST_COST_28D_USD(optional(
            19, ColumnType.USD_SUM, "the same in 28 days; of a silent workflow in the 28 days up to its last call")),
    CALLS_7D(required(20, ColumnType.BIGINT, "calls behind it in the 7 days up to as_of")),
    CALLS_28D(required(21, ColumnType.BIGINT, "the same in 28 days; of a silent workflow up to its last call")),
    UNPRICED_CALLS_28D(required(22, ColumnType.BIGINT, "those of the 28 days without a full price")),
    FIRST_SEEN(
            optional(23, ColumnType.DATE, "usage date of the first call behind it; NULL where there was never a call")),
    LAST_SEEN(
            optional(24, ColumnType.DATE, "usage date of the last call behind it; NULL where there was never a call")),
    PLACES(optional(25, ColumnType.STRING, "account/region of the calls behind it, sorted, separated by a comma")),
    AS_OF(required(26, ColumnType.DATE, "the last usage date that its figures reach: when it was seen last by a look")),
    EVIDENCE(optional(27, ColumnType.STRING, "further figures, a JSON object")),
    NEXT_STEP(required(28, ColumnType.STRING, "what to do about it, with the entry to add or the command to type")),
    OWNER(optional(29, ColumnType.STRING, "who answers for it, where the workflow or the prompt has an owner")),
    ACKNOWLEDGED_BY(optional(30, ColumnType.STRING, "who accepted it in acknowledged.yaml")),
    ACKNOWLEDGED_UNTIL(optional(31, ColumnType.DATE, "the last day (UTC) on which that holds")),
    ACKNOWLEDGED_WHY(optional(32, ColumnType.STRING, "the reason that was given")),
    RUN_ID(required(33, ColumnType.STRING, "the run that wrote the row: the last that changed something in it"));

    private final ColumnSpec spec;

    FindingColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
