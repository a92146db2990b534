package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code daily_latencies}, the roll-up of {@code invocations} by how long calls took: histograms that add up.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
enum DailyLatencyColumn implements Column {
    USAGE_DATE(required(1, ColumnType.DATE, "the UTC day of the calls")),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called")),
    REGION(required(3, ColumnType.STRING, "the region that was called")),
    TEAM(optional(4, ColumnType.STRING, "team that owns the calls; NULL when nobody's")),
    WORKFLOW(optional(5, ColumnType.STRING, "workflow; NULL when unattributed")),
    ENVIRONMENT(optional(6, ColumnType.STRING, "environment")),
    MODEL(optional(7, ColumnType.STRING, "canonical foundation model id; NULL when it cannot be resolved")),
    MEASURE(required(
            8, ColumnType.STRING, "LATENCY, from request to the end of the answer; or FIRST_BYTE, to its beginning")),
    FROM_MS(required(9, ColumnType.BIGINT, "lower end of the class of durations, inclusive, in milliseconds")),
    BELOW_MS(required(
            10,
            ColumnType.BIGINT,
            "upper end of the class, exclusive: at most a sixteenth above the lower one, or one millisecond")),
    CALLS(required(
            11, ColumnType.BIGINT, "calls that did not fail and took so long; classes of several rows may be added"));

    private final ColumnSpec spec;

    DailyLatencyColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
