package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code alerts}, what people are told of budgets and spikes.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum AlertColumn implements Column {
    ALERT_ID(required(
            1, ColumnType.STRING, "hash of budget, scope, period and threshold, or of workflow and day: one crossing")),
    KIND(required(2, ColumnType.STRING, "SPENT, FORECAST or SPIKE")),
    STATE(required(
            3,
            ColumnType.STRING,
            "FIRED: crossed for certain; POSSIBLE: the ceiling is there, the floor is not; TAKEN_BACK: data that came"
                    + " later undid it")),
    DELIVERY(required(
            4,
            ColumnType.STRING,
            "NEW: something is to be told; RETRY: that failed, and is tried in the next night; NOTIFIED: all was told;"
                    + " SILENT: nothing is to be told")),
    EVENTS(required(
            5,
            ColumnType.STRING,
            "what happened to it, in order: FIRED, POSSIBLE, RETURNED, LESS_SURE, TAKEN_BACK, or CONTINUED")),
    EVENTS_TOLD(required(6, ColumnType.INT, "how many of them are done with, told or silent")),
    FAILED_TRIES(required(7, ColumnType.INT, "how often the next one could not be told")),
    LAST_FAILURE(optional(8, ColumnType.STRING, "why not, the last time; NULL when it was told")),
    BUDGET(optional(9, ColumnType.STRING, "name of the budget; NULL of a SPIKE")),
    SCOPE(required(10, ColumnType.STRING, "what it is about: ALL, WORKFLOW, TEAM, MODEL or PROMPT")),
    SCOPE_NAME(optional(
            11,
            ColumnType.STRING,
            "the workflow, team, model or prompt; NULL for all calls, and for those of no known workflow")),
    PERIOD_LENGTH(required(12, ColumnType.STRING, "DAY, WEEK (ISO) or MONTH, in UTC")),
    PERIOD(required(13, ColumnType.STRING, "the period, as 2026-11-18, 2026-W47 or 2026-11")),
    THRESHOLD_PERCENT(optional(14, ColumnType.INT, "percent of the amount; NULL of a SPIKE")),
    THRESHOLD_USD(optional(15, ColumnType.USD_SUM, "the percent of the amount; NULL of a SPIKE")),
    AMOUNT_USD(required(16, ColumnType.USD_SUM, "the budget's amount; of a SPIKE what the weekday usually costs")),
    CROSSED_ON(
            required(
                    17,
                    ColumnType.DATE,
                    "the first day on which the sum was there; of a FORECAST the day that it was foreseen; of a SPIKE its day")),
    SPENT_USD(required(18, ColumnType.USD_SUM, "floor of what the period has cost: at least this much")),
    SPENT_CEILING_USD(required(
            19, ColumnType.USD_SUM, "at most this much, and what the calls without an upper bound cost beyond it")),
    UNBOUNDED_CALLS(required(20, ColumnType.BIGINT, "calls of the period whose cost has no upper bound")),
    CAUSE(optional(
            21, ColumnType.STRING, "why, in a sentence, by the cost bridge when it last changed; NULL when not known")),
    RECIPIENTS(optional(22, ColumnType.STRING, "mail addresses, separated by a comma; NULL without one")),
    AS_OF(required(23, ColumnType.DATE, "the last day whose logs had all arrived when it last changed")),
    RUN_ID(required(24, ColumnType.STRING, "the run that wrote the row: the last that changed something in it"));

    private final ColumnSpec spec;

    AlertColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
