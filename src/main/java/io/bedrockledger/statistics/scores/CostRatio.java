package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.ClusterTotals;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.Observation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the second costs for what the first costs on the same items: the sum of all seconds / the sum of all firsts, not
 * the mean of ratios. Whole clusters were drawn.
 */
public final class CostRatio {

    /**
     * Below it the delta method and Fieller's differ by nothing that matters (Finney 1971, "Statistical method in
     * biological assay").
     */
    static final double NEGLIGIBLE_G = 0.05;

    private final ClusterTotals firsts;
    private final ClusterTotals seconds;
    private final double factor;

    private CostRatio(ClusterTotals firsts, ClusterTotals seconds, double factor) {
        this.firsts = firsts;
        this.seconds = seconds;
        this.factor = factor;
    }

    /**
     * Of all items of a sample.
     *
     * @param population how many of so many clusters were drawn
     */
    public static CostRatio of(List<PairedValue> items, FinitePopulation population) {
        return new CostRatio(
                ClusterTotals.of(items.stream()
                        .map(each -> new Observation(each.cluster(), each.first()))
                        .toList()),
                ClusterTotals.of(items.stream()
                        .map(each -> new Observation(each.cluster(), each.second()))
                        .toList()),
                population.varianceFactor());
    }

    /** Second / first; empty where the first costs nothing, and for no items. */
    public OptionalDouble ratio() {
        double first = firsts.mean();
        return first > 0 ? OptionalDouble.of(seconds.mean() / first) : OptionalDouble.empty();
    }

    /**
     * The interval of the ratio: by the delta method, and by Fieller's where the first's mean is known so badly that the
     * delta method is not to be trusted (g of {@value #NEGLIGIBLE_G} or more). Empty for fewer than two clusters, where
     * the first costs nothing, and where its mean may be zero: no upper end can be named.
     */
    public Optional<Interval> interval(Confidence confidence) {
        if (ratio().isEmpty() || firsts.clusters() < 2) {
            return Optional.empty();
        }
        if (means().g(critical(confidence)) < NEGLIGIBLE_G) {
            return Optional.of(delta(confidence));
        }
        return fieller(confidence).bounds().map(ratios -> ratios.within(0, Double.POSITIVE_INFINITY));
    }

    /**
     * By the delta method on the logarithm, which keeps the ends above zero and gives the inverse interval for the
     * inverse ratio: ratio x e^(+- t x standard error / ratio), the standard error cluster-robust with clusters - 1
     * degrees of freedom. Zero alone where the second costs nothing.
     */
    Interval delta(Confidence confidence) {
        double ratio = ratio().orElseThrow();
        if (ratio == 0) {
            return new Interval(0, 0);
        }
        double reach = Math.exp(critical(confidence) * standardError() / ratio);
        return new Interval(ratio / reach, ratio * reach);
    }

    /** Fieller's set, the same clusters and degrees of freedom. */
    RatioSet fieller(Confidence confidence) {
        return means().ratios(critical(confidence));
    }

    /** Of the ratio: the root of factor x K / (K - 1) x sum of (second(k) - ratio x first(k))^2, / the sum of firsts. */
    double standardError() {
        Fieller means = means();
        double ratio = means.numerator() / means.denominator();
        double variance = means.numeratorVariance()
                - 2 * ratio * means.covariance()
                + ratio * ratio * means.denominatorVariance();
        return Math.sqrt(Math.max(0, variance)) / means.denominator();
    }

    /** The means of cluster totals and their covariance matrix. */
    private Fieller means() {
        int clusters = firsts.clusters();
        double first = firsts.mean() * firsts.items() / clusters;
        double second = seconds.mean() * seconds.items() / clusters;
        double firstSquares = 0;
        double secondSquares = 0;
        double products = 0;
        for (int each = 0; each < clusters; each++) {
            double ofFirst = firsts.sum(each) - first;
            double ofSecond = seconds.sum(each) - second;
            firstSquares += ofFirst * ofFirst;
            secondSquares += ofSecond * ofSecond;
            products += ofFirst * ofSecond;
        }
        double scale = factor / (clusters * (clusters - 1.0));
        return new Fieller(second, first, scale * secondSquares, scale * firstSquares, scale * products);
    }

    private double critical(Confidence confidence) {
        return confidence.t(firsts.clusters() - 1.0);
    }
}
