package io.bedrockledger.prompts;

/**
 * A call as one that may extend another or be extended, in numbers.
 *
 * @param time microseconds since 1970
 * @param order among calls of one time: a list before those that are longer, a failed attempt before others; at least 0
 * @param high the first half of the call's identity, which decides last
 * @param low its second half
 * @param row where it stands; two calls never have the same
 */
public record AgentCall(long time, long order, long high, long low, long row) {

    private static final int COUNT_SHIFT = 1;

    /** The {@code order} of a call. */
    public static long order(int messageCount, boolean failed) {
        return ((long) messageCount << COUNT_SHIFT) | (failed ? 0 : 1);
    }

    /** Whether its list holds an answer of the model that something follows: a message, the answer and a message at least. */
    public boolean isContinuing() {
        return order >>> COUNT_SHIFT > 2;
    }

    /** Whether it has no answer that another call could extend. */
    public boolean failed() {
        return (order & 1) == 0;
    }
}
