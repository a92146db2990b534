package io.bedrockledger.statistics.sampling;

/**
 * What was measured on a drawn item.
 *
 * @param stratum that it was drawn in by itself; the same for all where there is one
 * @param value finite
 * @param inclusionProbability above 0 and at most 1
 */
public record WeightedValue(String stratum, double value, double inclusionProbability) {

    public WeightedValue {
        if (!Double.isFinite(value) || !(inclusionProbability > 0 && inclusionProbability <= 1)) {
            throw new IllegalArgumentException(
                    "[sample] a value must be finite and its probability above 0 and at most 1;" + " found " + value
                            + " and " + inclusionProbability + "; keep what the draw returned");
        }
    }
}
