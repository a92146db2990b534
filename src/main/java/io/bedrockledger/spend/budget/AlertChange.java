package io.bedrockledger.spend.budget;

/**
 * What became of a threshold since it was evaluated before.
 *
 * @param alert as it is now
 * @param threshold with those to tell
 */
public record AlertChange(Kind kind, Alert alert, Threshold threshold) {

    /** The ways in which an alert changes. Each of the first two happens once for a period and threshold. */
    public enum Kind {
        /** Crossed for the first time. */
        FIRED,
        /** Possible for the first time, and never fired. */
        POSSIBLE,
        /** Crossed again, or possible again, after it was taken back or had become less sure; told before. */
        RETURNED,
        /** It had fired, and now is only possible. */
        LESS_SURE,
        /** It had fired or was possible, and is neither now. */
        TAKEN_BACK
    }

    /** Whether somebody is to be told of a crossing that they have not been told of. */
    public boolean isFirst() {
        return kind == Kind.FIRED || kind == Kind.POSSIBLE;
    }
}
