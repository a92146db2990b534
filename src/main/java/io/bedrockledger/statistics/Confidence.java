package io.bedrockledger.statistics;

/**
 * How often an interval holds the true value in the long run.
 *
 * @param level above 0 and below 1, such as 0.95; both tails together have the rest
 */
public record Confidence(double level) {

    /** The level of every interval that a report shows unless it says another. */
    public static final Confidence PERCENT_95 = new Confidence(0.95);

    public Confidence {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "[confidence] a level must be above 0 and below 1; found " + level + "; give 0.95 for 95 %");
        }
    }

    /** What may lie beyond either end: half of what the level leaves. */
    public double tail() {
        return (1 - level) / 2;
    }

    /** The two-sided critical value of the standard normal distribution: 1.96 for 95 %. */
    public double z() {
        return Distributions.normalQuantile(1 - tail());
    }

    /**
     * The two-sided critical value of Student's t.
     *
     * @param degreesOfFreedom above 0; infinity gives {@link #z()}
     */
    public double t(double degreesOfFreedom) {
        return Distributions.tQuantile(1 - tail(), degreesOfFreedom);
    }

    /** The level of each of several intervals that shall hold together (Bonferroni). */
    public Confidence eachOf(int intervals) {
        return new Confidence(1 - (1 - level) / intervals);
    }
}
