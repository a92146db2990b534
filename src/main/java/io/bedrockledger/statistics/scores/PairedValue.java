package io.bedrockledger.statistics.scores;

/**
 * One item measured twice, such as what two models cost or took for it. Binary numbers serve for ratios and intervals
 * only; amounts of money stay exact decimals with the caller.
 *
 * @param cluster what was drawn as one, such as a conversation; an id of its own for an item that stands alone
 * @param first finite, 0 or more
 * @param second finite, 0 or more, in the same unit
 */
public record PairedValue(String cluster, double first, double second) {

    public PairedValue {
        if (!(first >= 0 && first < Double.POSITIVE_INFINITY && second >= 0 && second < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("[pair] both values must be finite and >= 0; found " + first + " and "
                    + second + "; leave out what was not measured");
        }
    }
}
