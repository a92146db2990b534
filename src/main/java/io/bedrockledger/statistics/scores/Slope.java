package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Estimate;
import io.bedrockledger.statistics.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * A straight line through points by least squares, such as a judge's score against the length of an answer: a slope whose
 * interval does not hold 0 says that length alone moves the score.
 *
 * @param slope y per unit of x, with points - 2 degrees of freedom
 * @param intercept y where x is 0
 */
public record Slope(Estimate slope, double intercept) {

    /**
     * Empty for fewer than three points, and where all have the same x. Points on a line exactly have a standard error of
     * 0.
     */
    public static Optional<Slope> of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("[slope] there must be as many x as y; found " + x.length + " and "
                    + y.length + "; give one of each a point");
        }
        int points = x.length;
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double squares = products(x, meanX, x, meanX);
        if (points < 3 || squares == 0) {
            return Optional.empty();
        }
        double slope = products(x, meanX, y, meanY) / squares;
        double residuals = 0;
        for (int point = 0; point < points; point++) {
            double residual = y[point] - meanY - slope * (x[point] - meanX);
            residuals += residual * residual;
        }
        double error = Math.sqrt(residuals / (points - 2) / squares);
        return Optional.of(new Slope(new Estimate(slope, error, points - 2.0), meanY - slope * meanX));
    }

    private static double products(double[] left, double leftMean, double[] right, double rightMean) {
        double products = 0;
        for (int point = 0; point < left.length; point++) {
            products += (left[point] - leftMean) * (right[point] - rightMean);
        }
        return products;
    }

    /** Of the slope, by Student's t. */
    public Interval interval(Confidence confidence) {
        return slope.interval(confidence);
    }
}
