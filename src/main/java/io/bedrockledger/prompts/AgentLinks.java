package io.bedrockledger.prompts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds which call extends which. Calls come group by group: one group has those that sent a message list and those that
 * extend this list, all by one caller, in the order of time, at one time first those that sent it.
 *
 * <p>A call extends the most recent one that sent the list and is not yet extended, if that is not longer ago than
 * {@link #REACH}. A failed call gives no answer and leaves its list as open as it was: the next one that extends the same
 * list extends the failed attempt, so that a run goes on through it. So each call extends one at most and is extended by
 * one at most.
 *
 * <p>Whom a call extends depends only on the calls of its group within {@link #REACH} before it, since calls pair like
 * brackets. Memory: 40 bytes for each call of the current group that may still be extended, {@value #MOST_OPEN} at most.
 */
public final class AgentLinks {

    /** So long after a call may another one extend it. */
    public static final Duration REACH = Duration.ofHours(24);

    /** Calls of one caller with one message list that wait to be extended; of more the oldest are forgotten. */
    static final int MOST_OPEN = 1 << 16;

    private static final long REACH_MICROS = REACH.toMillis() * 1_000;

    /** Takes what was found. */
    @FunctionalInterface
    public interface Found {

        /** One call extends another. */
        void link(AgentCall extended, AgentCall by);
    }

    private final Found found;
    private final Deque<AgentCall> open = new ArrayDeque<>();
    private long group;

    public AgentLinks(Found found) {
        this.found = found;
    }

    /** Takes a call that sent the list of a group. */
    public void sent(long ofGroup, AgentCall call) {
        enter(ofGroup);
        if (!call.failed()) {
            push(call);
        }
    }

    /** Takes a call whose list extends that of a group. */
    public void extending(long ofGroup, AgentCall call) {
        enter(ofGroup);
        AgentCall last = open.peek();
        if (last == null) {
            return;
        }
        if (call.time() - last.time() > REACH_MICROS) {
            // Those below it are older still.
            open.clear();
            return;
        }
        open.pop();
        found.link(last, call);
        if (call.failed()) {
            push(call);
        }
    }

    private void enter(long next) {
        if (next != group) {
            open.clear();
            group = next;
        }
    }

    private void push(AgentCall call) {
        open.push(call);
        if (open.size() > MOST_OPEN) {
            open.removeLast();
        }
    }
}
