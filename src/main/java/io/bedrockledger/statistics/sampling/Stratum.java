package io.bedrockledger.statistics.sampling;

/**
 * A part of a population that is sampled by itself.
 *
 * @param name unlike every other's
 * @param size items in it, 0 or more
 * @param deviation the standard deviation of what is measured within it, 0 or more, as far as it is known beforehand
 */
public record Stratum(String name, int size, double deviation) {

    public Stratum {
        if (size < 0 || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("[stratum " + name + "] size and deviation must be >= 0; found " + size
                    + " and " + deviation + "; give 1 for a deviation that is not known");
        }
    }
}
