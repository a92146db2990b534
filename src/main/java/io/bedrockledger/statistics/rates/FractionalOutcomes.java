package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.ClusterTotals;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Distributions;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import java.util.Arrays;

/**
 * Tango's score test and interval for differences from -1 to 1 that need not be whole. It takes as many items gained and
 * lost as give the same sum and the same sum of squares, (squares + sum) / 2 and (squares - sum) / 2, neither below 0:
 * exact for differences of -1, 0 and 1, and for others a distribution of the same spread that is at least as uneven. For
 * the cases that a bootstrap cannot judge: few large differences, or all the same.
 */
public final class FractionalOutcomes {

    private final Tango tango;
    private final double spread;
    private final ClusterTotals totals;

    private FractionalOutcomes(double[] differences, ClusterTotals totals) {
        double sum = Arrays.stream(differences).sum();
        double squares = Arrays.stream(differences).map(each -> each * each).sum();
        double lost = Math.max(Math.max(0, -sum), (squares - sum) / 2);
        this.tango = new Tango(lost + sum, lost, totals.items());
        this.totals = totals;
        double mean = totals.mean();
        this.spread = Arrays.stream(differences)
                        .map(each -> (each - mean) * (each - mean))
                        .sum()
                / totals.items();
    }

    /**
     * Of single differences.
     *
     * @param differences each from -1 to 1
     * @param totals the same by cluster
     */
    public static FractionalOutcomes of(double[] differences, ClusterTotals totals) {
        return new FractionalOutcomes(differences, totals);
    }

    /**
     * The interval of the mean difference at the effective number of items; -1 to 1 for none, the mean alone where all
     * were drawn.
     */
    public Interval interval(Confidence confidence, FinitePopulation population) {
        if (totals.items() == 0) {
            return new Interval(-1, 1);
        }
        if (population.varianceFactor() == 0) {
            return new Interval(totals.mean(), totals.mean());
        }
        double scale = scale(confidence) / population.varianceFactor();
        return tango.scaled(scale).interval(confidence.z());
    }

    /** The one-sided p-value of "lower by the margin or more", by the degrees of freedom of 95 %; 1 for no items. */
    public double notWorsePValue(double margin) {
        if (totals.items() == 0) {
            return 1;
        }
        double scale = scale(Confidence.PERCENT_95);
        return Distributions.normalProbability(-tango.scaled(scale).statistic(-margin));
    }

    private double scale(Confidence confidence) {
        return totals.effectiveItems(spread, confidence) / totals.items();
    }
}
