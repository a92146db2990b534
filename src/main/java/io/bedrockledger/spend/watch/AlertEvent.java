package io.bedrockledger.spend.watch;

/** What can happen to an alert. */
public enum AlertEvent {
    /** Crossed for the first time. */
    FIRED,
    /** Possible for the first time: the ceiling is there, the floor is not. */
    POSSIBLE,
    /** Crossed or possible again, after it was taken back or had become less sure. */
    RETURNED,
    /** It had fired, and now is only possible. */
    LESS_SURE,
    /** It had fired or was possible, and is neither now. */
    TAKEN_BACK,
    /** A spike that goes on from a day that was told: recorded, and told to nobody. */
    CONTINUED
}
