package io.bedrockledger.statistics.series;

import java.util.Arrays;

/** Middle and spread that single odd values do not move. */
final class Robust {

    /** Makes the median absolute deviation of normal values their standard deviation: 1 / the normal's third quartile. */
    private static final double TO_DEVIATION = 1.482602218505602;

    private Robust() {}

    /** The middle value, or the mean of the middle two; not a number for none. */
    static double median(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int half = ascending.length / 2;
        if (ascending.length == 0) {
            return Double.NaN;
        }
        return ascending.length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    }

    /**
     * The median distance from a centre, as a standard deviation. Where more than half of the values are the centre
     * itself, the root mean square distance instead, so that a series of zeros with a few values is not taken to be
     * without spread; 0 where all are the centre.
     */
    static double deviation(double[] values, double centre) {
        double median = median(
                Arrays.stream(values).map(value -> Math.abs(value - centre)).toArray());
        if (median > 0) {
            return TO_DEVIATION * median;
        }
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - centre) * (value - centre))
                .average()
                .orElse(0));
    }

    /** A value moved to the nearest end of -limit to limit. */
    static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
