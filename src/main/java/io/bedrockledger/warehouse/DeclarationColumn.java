package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code declarations}, what people declared in the files under {@code jobs}, for SQL to compare calls with.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum DeclarationColumn implements Column {
    KIND(required(
            1,
            ColumnType.STRING,
            "WORKFLOW, MODEL, REGION, ENVIRONMENT, RULE, PROFILE, PROMPT, PROMPT_VERSION, PROMPT_TEXT (its text is told)"
                    + " or PROMPT_ENVIRONMENT")),
    WORKFLOW(optional(2, ColumnType.STRING, "the workflow that declares it; NULL where no workflow does")),
    NAME(required(
            3, ColumnType.STRING, "what is declared: a workflow, model, region, environment, rule, ARN or prompt")),
    VERSION(optional(4, ColumnType.STRING, "of a PROMPT_VERSION, PROMPT_TEXT or PROMPT_ENVIRONMENT, the version")),
    OWNER(optional(5, ColumnType.STRING, "who answers for it")),
    TEAM(optional(6, ColumnType.STRING, "of a WORKFLOW or PROFILE, who pays for it")),
    ENVIRONMENT(optional(
            7, ColumnType.STRING, "of a WORKFLOW, RULE, PROFILE or PROMPT_ENVIRONMENT, the environment of its calls")),
    TRUST(optional(
            8, ColumnType.STRING, "of a RULE, PROVEN or CLAIMED: whether what it reads is the caller's own word")),
    MODEL(optional(9, ColumnType.STRING, "of a PROFILE, what it was made from")),
    MONTHLY_BUDGET_USD(optional(10, ColumnType.USD_SUM, "of a WORKFLOW, what a calendar month (UTC) may cost")),
    RUN_ID(required(11, ColumnType.STRING, "the run that wrote the row")),
    SINCE(optional(
            12,
            ColumnType.DATE,
            "of a PROMPT_VERSION or PROMPT_ENVIRONMENT, the day (UTC) from which the version is used"));

    private final ColumnSpec spec;

    DeclarationColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
