package io.bedrockledger.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the report repeats it: two plain sentences and its state.
 *
 * @param state whether anybody must still act
 * @param what what crossed or jumped, a whole sentence: "80 % of November's budget is used; at this pace it runs out on Friday 27
 *     November."
 * @param detail the numbers, a whole sentence or two; empty when the first says all
 * @param toldAt when its own mail went out; null when it has not
 */
public record AlertLine(
        State state, String what, String detail, @Nullable Instant toldAt) {

    public AlertLine {
        Checks.require(!what.isBlank(), "an alert says what happened", what);
    }

    /** Whether an alert is over. */
    public enum State {
        /** It holds still. */
        OPEN,
        /** It ended in this week. */
        CLOSED,
        /** Late data took it back. */
        UNDONE
    }
}
