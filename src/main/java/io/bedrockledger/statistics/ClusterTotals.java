package io.bedrockledger.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sum and the number of the values in each cluster: what is left of a sample when whole clusters are drawn at once.
 * A value that stands alone is a cluster of one, and then every formula here is the ordinary one.
 */
public final class ClusterTotals {

    private final double[] sums;
    private final double[] sizes;
    private final double sum;
    private final double items;

    private ClusterTotals(double[] sums, double[] sizes) {
        this.sums = sums;
        this.sizes = sizes;
        this.sum = total(sums);
        this.items = total(sizes);
    }

    /** Of single values, clusters in the order of their first one. */
    public static ClusterTotals of(List<Observation> values) {
        Map<String, double[]> totals = new LinkedHashMap<>();
        for (Observation each : values) {
            double[] total = totals.computeIfAbsent(each.cluster(), cluster -> new double[2]);
            total[0] += each.value();
            total[1]++;
        }
        return new ClusterTotals(
                totals.values().stream().mapToDouble(total -> total[0]).toArray(),
                totals.values().stream().mapToDouble(total -> total[1]).toArray());
    }

    /**
     * Of totals, one entry a cluster.
     *
     * @param sums of the values
     * @param sizes the number of values, above 0
     */
    public static ClusterTotals of(double[] sums, double[] sizes) {
        if (sums.length != sizes.length) {
            throw new IllegalArgumentException("[clusters] there must be as many sums as sizes; found " + sums.length
                    + " and " + sizes.length + "; give one of each a cluster");
        }
        return new ClusterTotals(sums.clone(), sizes.clone());
    }

    /** The same with every value multiplied. */
    public ClusterTotals scaled(double factor) {
        return new ClusterTotals(Arrays.stream(sums).map(each -> each * factor).toArray(), sizes);
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }

    /** How many clusters there are. */
    public int clusters() {
        return sums.length;
    }

    /** How many values there are in all of them. */
    public double items() {
        return items;
    }

    /** The sum of one cluster. */
    public double sum(int cluster) {
        return sums[cluster];
    }

    /** The number of values in one cluster. */
    public double size(int cluster) {
        return sizes[cluster];
    }

    /** The mean over all values, a ratio of two totals; not a number where there is no value. */
    public double mean() {
        return sum / items;
    }

    /**
     * The cluster-robust variance of the mean, linearised: K / (K - 1) x sum of (sum(k) - mean x size(k))^2 / items^2
     * (Cochran 1977, section 6.3 and chapter 9A). With clusters of one it is s^2 / n. Not a number for fewer than two
     * clusters.
     */
    public double meanVariance() {
        double mean = mean();
        double squares = 0;
        for (int each = 0; each < sums.length; each++) {
            double residual = sums[each] - mean * sizes[each];
            squares += residual * residual;
        }
        return clusters() / (clusters() - 1.0) * squares / (items * items);
    }

    /**
     * How many clusters the variance of the mean rests on: (sum of squares)^2 / sum of fourth powers of the residuals.
     * All of them where they are alike, a third for normal residuals, about as many as differ at all where few do. Not a
     * number where none does.
     */
    public double weightyClusters() {
        double mean = mean();
        double squares = 0;
        double fourths = 0;
        for (int each = 0; each < sums.length; each++) {
            double square = Math.pow(sums[each] - mean * sizes[each], 2);
            squares += square;
            fourths += square * square;
        }
        return squares * squares / fourths;
    }

    /**
     * How many independent values would tell as much: items / design effect x (z / t)^2, t with clusters - 1 degrees of
     * freedom (Korn and Graubard 1998, "Confidence intervals for proportions with small expected number of positive
     * counts estimated from survey data"). The design effect is not taken below 1: few clusters estimate it badly. Where
     * the values show no spread it cannot be estimated, and each cluster counts as one value; so it does for fewer than
     * two clusters.
     *
     * @param valueVariance the variance of one value
     */
    public double effectiveItems(double valueVariance, Confidence confidence) {
        if (clusters() < 2 || !(valueVariance > 0)) {
            return clusters();
        }
        double designEffect = Math.max(1, meanVariance() / (valueVariance / items));
        double widening = confidence.z() / confidence.t(clusters() - 1.0);
        return items / designEffect * widening * widening;
    }
}
