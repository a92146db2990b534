package io.bedrockledger.statistics.scores;

/**
 * How often to draw a sample anew from itself, and by which seed.
 *
 * @param draws 1,000 or more: the ends of an interval of 95 % then rest on 25 draws each
 * @param seed the same seed gives the same interval
 */
public record Bootstrap(int draws, long seed) {

    /** Draws of every interval that a report shows: the ends of an interval of 95 % rest on 250 each. */
    public static final int DRAWS = 10_000;

    private static final int FEWEST = 1_000;

    public Bootstrap {
        if (draws < FEWEST) {
            throw new IllegalArgumentException(
                    "[bootstrap] draws must be >= " + FEWEST + "; found " + draws + "; " + DRAWS + " are the usual");
        }
    }

    /** The usual number of draws. */
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(DRAWS, seed);
    }

    /** How many of the drawn values, in ascending order, lie at or below a tail; at least 1. */
    int rank(double tail) {
        return Math.max(1, (int) Math.floor((draws + 1) * tail));
    }
}
