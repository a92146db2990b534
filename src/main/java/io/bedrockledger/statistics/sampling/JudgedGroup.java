package io.bedrockledger.statistics.sampling;

/**
 * The items that a cheap check put into one group, and what a dear judge said about some of them.
 *
 * @param items in the group, 0 or more
 * @param judged of them, drawn at random
 * @param right of the judged ones
 */
public record JudgedGroup(long items, long judged, long right) {

    public JudgedGroup {
        if (right < 0 || right > judged || judged > items) {
            throw new IllegalArgumentException("[judged] 0 <= right <= judged <= items must hold; found " + right + ", "
                    + judged + ", " + items + "; count each item once");
        }
    }

    /** The share of all items, where there are so many. */
    double weight(long all) {
        return (double) items / all;
    }

    /** Right / judged; only where some were judged. */
    double rate() {
        return (double) right / judged;
    }

    /** (right + 1/2) / (judged + 1): never 0 or 1, so that a group without a miss is not taken to be without spread. */
    double shrunkRate() {
        return (right + 0.5) / (judged + 1);
    }
}
