package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.Workflow;

/** A workflow of which nobody can say whether a day was dear. It is no news, good or bad. */
public record Untested(Workflow workflow, Reason reason) {

    /** Why not. */
    public enum Reason {
        /** The day is unknown, or its logs have not all arrived. */
        DAY_UNKNOWN,
        /** Too few of the same weekday are known. */
        TOO_LITTLE_HISTORY
    }
}
