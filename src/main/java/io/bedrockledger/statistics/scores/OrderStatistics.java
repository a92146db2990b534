package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Distributions;
import io.bedrockledger.statistics.Interval;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Values in ascending order, such as latencies: percentiles that are themselves seen values. */
public final class OrderStatistics {

    private final double[] ascending;

    private OrderStatistics(double[] ascending) {
        this.ascending = ascending;
    }

    /** Of values in any order. */
    public static OrderStatistics of(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return new OrderStatistics(ascending);
    }

    /**
     * The smallest value that at least such a share of all values does not exceed (nearest rank); empty for no values.
     *
     * @param share above 0 and below 1: 0.95 for p95
     */
    public OptionalDouble percentile(double share) {
        return ascending.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ascending[rank(share, ascending.length) - 1]);
    }

    /** The rank of a percentile among so many values, from 1. */
    static int rank(double share, int values) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "[percentile] a share must be above 0 and below 1; found " + share + "; give 0.95 for p95");
        }
        return Math.max(1, (int) Math.ceil(share * values - 1e-9));
    }

    /**
     * The interval of the true percentile between two seen values, whatever the distribution: at most {@code tail} of the
     * chance lies beyond each end, by the binomial distribution (Hahn and Meeker 1991, "Statistical intervals", section
     * 5.2). An end is infinite where there are too few values to bound it: p95 has an upper end from 72 values on at 95
     * %. Values that are equal make it hold more often.
     */
    public Interval interval(double share, Confidence confidence) {
        int values = ascending.length;
        if (values == 0) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        int middle = rank(share, values);
        int low = middle;
        while (low >= 1 && Distributions.binomialProbability(low - 1, values, share) > confidence.tail()) {
            low--;
        }
        int high = middle;
        while (high <= values && 1 - Distributions.binomialProbability(high - 1, values, share) > confidence.tail()) {
            high++;
        }
        return new Interval(
                low < 1 ? Double.NEGATIVE_INFINITY : ascending[low - 1],
                high > values ? Double.POSITIVE_INFINITY : ascending[high - 1]);
    }
}
