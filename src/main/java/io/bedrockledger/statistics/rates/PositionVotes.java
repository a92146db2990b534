package io.bedrockledger.statistics.rates;

/**
 * What a judge preferred who saw every pair of answers twice, the second time in the other order.
 *
 * @param same pairs where the same answer won twice, or where neither did
 * @param firstTwice pairs where the answer shown first won both times
 * @param secondTwice pairs where the answer shown second won both times
 */
public record PositionVotes(long same, long firstTwice, long secondTwice) {

    /** How often the order did not matter; its share is empty where no pair was judged. */
    public Rate consistency() {
        return new Rate(same, same + firstTwice + secondTwice);
    }

    /** How often the first place won where the order mattered; one half where no place is preferred. */
    public Rate preferenceOfFirst() {
        return new Rate(firstTwice, firstTwice + secondTwice);
    }

    /** The exact two-sided p-value of no preference for a place; 1 where the order never mattered. */
    public double biasPValue() {
        return new PairedOutcomes(same, firstTwice, secondTwice, 0).mcNemarExact();
    }
}
