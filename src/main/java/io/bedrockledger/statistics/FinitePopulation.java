package io.bedrockledger.statistics;

/**
 * What drawing without replacement from so many leaves to chance.
 *
 * @param sampled units drawn, items or whole clusters, 0 or more
 * @param population units there are, at least as many
 */
public record FinitePopulation(long sampled, long population) {

    public FinitePopulation {
        if (sampled < 0 || population < sampled) {
            throw new IllegalArgumentException("[population] a sample must be from 0 to the population; found "
                    + sampled + " of " + population + "; count both in the same unit");
        }
    }

    /** A population without an end: nothing is corrected. */
    public static FinitePopulation endless(long sampled) {
        return new FinitePopulation(sampled, Long.MAX_VALUE);
    }

    /**
     * The factor of the variance, 1 - sampled / population (Cochran 1977, section 2.6): 0 when all were looked at, 1 when
     * there are none.
     */
    public double varianceFactor() {
        return population == 0 ? 1 : 1 - (double) sampled / population;
    }
}
