package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code budgets}, where each budget stands in each of its periods.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum BudgetColumn implements Column {
    BUDGET(required(1, ColumnType.STRING, "name of the budget in workflows.yaml")),
    SCOPE(required(2, ColumnType.STRING, "what it is for: ALL, WORKFLOW, TEAM, MODEL or PROMPT")),
    SCOPE_NAME(optional(3, ColumnType.STRING, "the workflow, team, model or prompt; NULL for all calls")),
    PERIOD_LENGTH(required(4, ColumnType.STRING, "DAY, WEEK (ISO) or MONTH, in UTC")),
    PERIOD(required(5, ColumnType.STRING, "the period, as 2026-11-18, 2026-W47 or 2026-11")),
    FIRST_DAY(required(6, ColumnType.DATE, "its first day")),
    LAST_DAY(required(7, ColumnType.DATE, "its last day")),
    AMOUNT_USD(required(8, ColumnType.USD_SUM, "what may be spent in it, of list cost")),
    STATE(required(
            9,
            ColumnType.STRING,
            "OVER: the floor is above the amount; POSSIBLY_OVER: the ceiling is; INCOMPLETE: below, as far as the days"
                    + " tell that are known; EXPECTED_OVER: below, and forecast to end above; NO_CALLS: nothing that it"
                    + " is for was called in ten weeks; WITHIN")),
    SPENT_USD(required(10, ColumnType.USD_SUM, "floor of what was spent so far: at least this much")),
    SPENT_CEILING_USD(required(
            11, ColumnType.USD_SUM, "at most this much, and what the calls without an upper bound cost beyond it")),
    UNBOUNDED_CALLS(required(12, ColumnType.BIGINT, "calls of the period whose cost has no upper bound")),
    KNOWN_DAYS(required(13, ColumnType.INT, "days of the period whose logs were read")),
    UNKNOWN_DAYS(required(14, ColumnType.INT, "days that are over and whose logs were not: the sums lack them")),
    EXPECTED_USD(optional(
            15, ColumnType.USD_SUM, "what the whole period is forecast to cost; NULL when the history does not tell")),
    EXPECTED_LOW_USD(optional(16, ColumnType.USD_SUM, "low end of its 95 % interval")),
    EXPECTED_HIGH_USD(optional(17, ColumnType.USD_SUM, "high end of its 95 % interval")),
    RUNS_OUT_ON(optional(
            18, ColumnType.DATE, "the day on which the amount is, or is expected to be, used up; NULL when it lasts")),
    RUNS_OUT_EARLIEST(optional(19, ColumnType.DATE, "the same by the high end of the interval")),
    RUNS_OUT_LATEST(optional(20, ColumnType.DATE, "the same by the low end of the interval")),
    CROSSED_PERCENTS(
            optional(21, ColumnType.STRING, "thresholds that the floor has reached, as 50, 80; NULL without one")),
    AS_OF(required(22, ColumnType.DATE, "the last day whose logs had all arrived")),
    RUN_ID(required(23, ColumnType.STRING, "the run that wrote the row: the last that changed something in it"));

    private final ColumnSpec spec;

    BudgetColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
