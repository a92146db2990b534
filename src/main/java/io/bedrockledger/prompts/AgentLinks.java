package io.bedrockledger.prompts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds which call extends which, and which repeats which. Calls come group by group: one group has those that sent a
 * message list and those that extend this list, all by one caller, in the order of time, at one time first those that sent
 * it.
 *
 * <p>A call extends the most recent one that sent the list, is not yet extended and whose answer is not known to be another
 * than the one that the list holds, if that is not longer ago than {@link #REACH}. A failed call gives no answer and leaves
 * its list as open as it was: the next one that extends the same list extends the failed attempt, so that a run goes on
 * through it. So each call extends one at most and is extended by one at most.
 *
 * <p>A call may repeat the last answered one that sent the same list, if that is not longer ago than {@link #PATIENCE} and
 * nobody extended it in between: its client gave up waiting. It does if it extends nobody.
 *
 * <p>Whom a call extends depends only on the calls of its group within {@link #REACH} before it: whether one is taken by
 * then, only on what came after it. Memory: 64 bytes for each call of the current group that may still be extended,
 * {@value #MOST_OPEN} at most, of which the last {@value #MOST_TRIED} are looked at.
 */
public final class AgentLinks {

    /** So long after a call may another one extend it. */
    public static final Duration REACH = Duration.ofHours(24);

    /**
     * So long after a call may its client send it again: more than the ten minutes after which the clients of Anthropic and
     * of OpenAI give up by default (their documentation, "timeouts"); those of AWS do so after one minute or less.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(15);

    /** The fingerprint of an answer that is not known. */
    public static final int UNKNOWN_ANSWER = 0;

    /** Calls of one caller with one message list that wait to be extended; of more the oldest are forgotten. */
    static final int MOST_OPEN = 1 << 16;

    /** Of those the most recent ones are held against an answer. */
    static final int MOST_TRIED = 1 << 12;

    private static final long REACH_MICROS = REACH.toMillis() * 1_000;
    private static final long PATIENCE_MICROS = PATIENCE.toMillis() * 1_000;

    /** Takes what was found. */
    public interface Found {

        /** One call extends another. */
        void link(AgentCall extended, AgentCall by);

        /** One call may repeat another. */
        void repetition(AgentCall repeated, AgentCall by);
    }

    private final Found found;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable AgentCall repeatable;
    private long group;

    /** A call that waits to be extended, and the fingerprint of the answer that must then follow its list. */
    private record Open(AgentCall call, int answer) {}

    public AgentLinks(Found found) {
        this.found = found;
    }

    /**
     * Takes a call that sent the list of a group.
     *
     * @param answer the fingerprint of its answer
     */
    public void sent(long ofGroup, AgentCall call, int answer) {
        enter(ofGroup);
        AgentCall last = repeatable;
        if (last != null && call.time() - last.time() <= PATIENCE_MICROS) {
            found.repetition(last, call);
        }
        if (!call.failed()) {
            push(new Open(call, answer));
            repeatable = call.isContinuing() ? call : null;
        }
    }

    /**
     * Takes a call whose list extends that of a group.
     *
     * @param answer the fingerprint of the answer that follows it there
     */
    public void extending(long ofGroup, AgentCall call, int answer) {
        enter(ofGroup);
        while (!open.isEmpty() && call.time() - open.getLast().call().time() > REACH_MICROS) {
            open.removeLast();
        }
        int tried = 0;
        for (Iterator<Open> each = open.iterator(); each.hasNext() && tried < MOST_TRIED; tried++) {
            Open last = each.next();
            if (!areOther(last.answer(), answer)) {
                each.remove();
                link(last, call, answer);
                return;
            }
        }
    }

    private void link(Open last, AgentCall call, int answer) {
        found.link(last.call(), call);
        if (last.call().equals(repeatable)) {
            repeatable = null;
        }
        if (call.failed()) {
            push(new Open(call, last.answer() == UNKNOWN_ANSWER ? answer : last.answer()));
        }
    }

    /**
     * Whether two answers are known to be different. One that is known by its text and one that is known by its uses of
     * tools may be the same, which a client sent back in another form.
     */
    private static boolean areOther(int one, int other) {
        return one != other && one != UNKNOWN_ANSWER && other != UNKNOWN_ANSWER && (one & 1) == (other & 1);
    }

    private void enter(long next) {
        if (next != group) {
            open.clear();
            repeatable = null;
            group = next;
        }
    }

    private void push(Open call) {
        open.push(call);
        if (open.size() > MOST_OPEN) {
            open.removeLast();
        }
    }
}
