package io.bedrockledger.replay.score;

/**
 * How good an answer is. What a model does wrong is 0; there is no score only where the fault lies elsewhere, as with a
 * reference that holds no number.
 */
public sealed interface Score {

    /**
     * A score.
     *
     * @param value from 0, nothing right, to 1
     */
    record Points(double value) implements Score {

        public Points {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "[score] a score must be from 0 to 1; found " + value + "; divide by the most that there is");
            }
        }
    }

    /** No score. */
    record Unscored(Reason reason) implements Score {}

    /** Why there is no score. */
    enum Reason {
        /** The reference has no text, or nothing where its part is looked for. */
        REFERENCE_EMPTY,
        /** A number is to be compared, and the reference holds none. */
        REFERENCE_WITHOUT_NUMBER,
        /** JSON is to be compared, and the reference is none. */
        REFERENCE_WITHOUT_JSON,
        /** The plan's pattern takes more steps, or more stack, than it may. */
        PATTERN_TOO_COSTLY,
        /** The plan's command took longer than it may, and was ended. */
        COMMAND_TIMED_OUT,
        /** The plan's command ended with a code other than 0 and 1. */
        COMMAND_FAILED,
        /** The plan's command ended well, and what it printed is no number from 0 to 1. */
        COMMAND_WITHOUT_SCORE
    }

    /** 1 for right, 0 for wrong. */
    static Score of(boolean right) {
        return new Points(right ? 1 : 0);
    }
}
