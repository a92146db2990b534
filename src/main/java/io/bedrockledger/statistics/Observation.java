package io.bedrockledger.statistics;

/**
 * One measured value and the group that it shares its luck with.
 *
 * @param cluster what is sampled as one, such as a conversation; an id of its own for a value that stands alone
 * @param value finite
 */
public record Observation(String cluster, double value) {

    public Observation {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "[observation] a value must be finite; found " + value + "; leave out what was not measured");
        }
    }
}
