package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.Interval;

/**
 * Two means on the same sample and how they vary together: what Fieller 1954 ("Some problems in interval estimation")
 * needs for their ratio.
 *
 * @param numerator the mean above
 * @param denominator the mean below
 * @param numeratorVariance of the mean above, 0 or more
 * @param denominatorVariance of the mean below, 0 or more
 * @param covariance of both means
 */
public record Fieller(
        double numerator, double denominator, double numeratorVariance, double denominatorVariance, double covariance) {

    /**
     * The ratios r for which numerator - r x denominator lies within a critical number of its standard errors of zero:
     * the roots of a quadratic.
     *
     * @param critical such as 1.96, or Student's t
     */
    public RatioSet ratios(double critical) {
        double square = critical * critical;
        double a = denominator * denominator - square * denominatorVariance;
        double b = numerator * denominator - square * covariance;
        double c = numerator * numerator - square * numeratorVariance;
        double discriminant = b * b - a * c;
        if (a > 0) {
            double root = Math.sqrt(Math.max(0, discriminant));
            return new RatioSet.Bounded(new Interval((b - root) / a, (b + root) / a));
        }
        if (a == 0 || discriminant <= 0) {
            return new RatioSet.Everything();
        }
        double root = Math.sqrt(discriminant);
        return new RatioSet.AllBut(new Interval((b + root) / a, (b - root) / a));
    }

    /**
     * Finney's g: the squared critical value times the squared coefficient of variation of the denominator. From 1 on the
     * denominator may be zero; infinite where it is.
     */
    public double g(double critical) {
        return denominator == 0
                ? Double.POSITIVE_INFINITY
                : critical * critical * denominatorVariance / (denominator * denominator);
    }
}
