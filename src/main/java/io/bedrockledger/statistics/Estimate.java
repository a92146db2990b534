package io.bedrockledger.statistics;

/**
 * A value and how well it is known.
 *
 * @param value the estimate
 * @param standardError 0 or more, in the unit of the value; 0 where nothing was left to chance
 * @param degreesOfFreedom of the standard error, above 0; infinite where it is known rather than estimated
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {

    public Estimate {
        if (!(standardError >= 0) || !(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "[estimate] a standard error must be >= 0 and degrees of freedom > 0; found " + standardError
                            + " and " + degreesOfFreedom + "; take at least two observations");
        }
    }

    /** Value +- t x standard error: a single point where the standard error is zero. */
    public Interval interval(Confidence confidence) {
        return standardError == 0
                ? new Interval(value, value)
                : Interval.around(value, confidence.t(degreesOfFreedom) * standardError);
    }
}
