package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.rates.Verdict;

/** A verdict in one word. */
public enum Conclusion {
    /** All of the interval lies above -margin. */
    NOT_WORSE,
    /** All of the interval lies below -margin. */
    WORSE,
    /** The interval holds -margin: more items could tell. */
    UNDECIDED,
    /** A check forbids judging. */
    REFUSED;

    /** What an interval of the difference says. */
    static Conclusion of(Interval difference, double margin) {
        Verdict verdict = Verdict.of(difference, margin);
        if (verdict instanceof Verdict.NotWorse) {
            return NOT_WORSE;
        }
        return verdict instanceof Verdict.Worse ? WORSE : UNDECIDED;
    }
}
