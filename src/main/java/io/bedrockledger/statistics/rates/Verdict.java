package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Interval;

/**
 * Whether the second of two is worse by more than a margin that was set before anything was measured. The difference is
 * second less first, higher is better; margin and difference have the same unit.
 */
public sealed interface Verdict {

    /** The differences that the data do not speak against. */
    Interval difference();

    /** How much worse is still good enough, 0 or more. */
    double margin();

    /** All of the interval lies above -margin. */
    record NotWorse(Interval difference, double margin) implements Verdict {}

    /** All of the interval lies below -margin. */
    record Worse(Interval difference, double margin) implements Verdict {}

    /** The interval holds -margin, also as one of its ends: more items could tell. */
    record Undecided(Interval difference, double margin) implements Verdict {}

    /**
     * What an interval says. A second that is truly worse by the margin is found not worse at most as often as the
     * interval misses on that side: in 2.5 of 100 cases for an interval of 95 %.
     */
    static Verdict of(Interval difference, double margin) {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException(
                    "[verdict] a margin must be >= 0; found " + margin + "; give 0.02 for two points");
        }
        if (difference.low() > -margin) {
            return new NotWorse(difference, margin);
        }
        return difference.high() < -margin ? new Worse(difference, margin) : new Undecided(difference, margin);
    }
}
