package io.bedrockledger.spend.watch;

/** What an alert is of. */
public enum AlertKind {
    /** What was spent in a budget's period reached a threshold. */
    SPENT,
    /** What a budget's period is forecast to cost reached a threshold. */
    FORECAST,
    /** A day of a workflow was dearer than that weekday is. */
    SPIKE
}
