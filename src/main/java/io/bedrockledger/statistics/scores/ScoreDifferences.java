package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.ClusterTotals;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Estimate;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.Observation;
import io.bedrockledger.statistics.rates.FractionalOutcomes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Differences of scores on the same items, second less first, that need not be 0 or 1, by cluster.
 *
 * <p>The interval is the percentile-t bootstrap of whole clusters (Hall 1988, "Theoretical comparison of bootstrap
 * confidence intervals"; Field and Welsh 2007, "Bootstrapping clustered data"). It is as exact as BCa, to second order;
 * the standard error that it needs is known in closed form for a mean, and unlike BCa it also widens for what a small
 * sample does not know of its spread. Its weakness is a drawn standard error near zero, when few items make all the
 * difference: there the score interval for pairs takes over (see {@link #FEWEST_DIFFERING}).
 */
public final class ScoreDifferences {

    /**
     * Clusters that must make the difference for the bootstrap: below them a draw can miss nearly all, and the interval
     * is that of {@link FractionalOutcomes}. Counted are the clusters that differ at all, and, where there are {@link
     * #CLUSTERS_PER_WEIGHTY} times as many, those that weigh in the variance, (sum of squares)^2 / sum of fourth powers
     * of the residuals.
     */
    static final int FEWEST_DIFFERING = 10;

    /**
     * One cluster in three weighs when residuals are normal; fewer than one in five says that the spread rests on a few.
     */
    static final int CLUSTERS_PER_WEIGHTY = 5;

    private final ClusterTotals totals;
    private final FractionalOutcomes outcomes;
    private final double span;
    private final int differing;

    private ScoreDifferences(List<Observation> differences, double span) {
        this.totals = ClusterTotals.of(differences);
        this.span = span;
        this.outcomes = FractionalOutcomes.of(
                differences.stream().mapToDouble(each -> each.value() / span).toArray(), totals.scaled(1 / span));
        this.differing = (int) differences.stream()
                .filter(each -> each.value() != 0)
                .map(Observation::cluster)
                .distinct()
                .count();
    }

    /**
     * Of single differences.
     *
     * @param span the largest difference that two scores can have, above 0: 1 for scores from 0 to 1
     */
    public static ScoreDifferences of(List<Observation> differences, double span) {
        double largest = differences.stream()
                .mapToDouble(each -> Math.abs(each.value()))
                .max()
                .orElse(0);
        if (!(span > 0) || largest > span) {
            throw new IllegalArgumentException("[scores] a span must be above 0 and hold every difference; found span "
                    + span + " and a difference of " + largest + "; give the largest that two scores can have");
        }
        return new ScoreDifferences(differences, span);
    }

    /** The mean over items; empty for none. */
    public OptionalDouble mean() {
        return totals.items() == 0 ? OptionalDouble.empty() : OptionalDouble.of(totals.mean());
    }

    /** The mean with its cluster-robust standard error; empty for fewer than two clusters. */
    public Optional<Estimate> estimate() {
        return totals.clusters() < 2
                ? Optional.empty()
                : Optional.of(new Estimate(totals.mean(), Math.sqrt(totals.meanVariance()), totals.clusters() - 1.0));
    }

    /**
     * The interval of the mean difference, within -span to span; all of that for fewer than two clusters. Where all items
     * differ by the same it is that of {@link FractionalOutcomes} too, so that sameness is not taken for certainty.
     *
     * @param population how many of so many clusters were drawn
     */
    public Interval interval(Confidence confidence, Bootstrap bootstrap, FinitePopulation population) {
        if (totals.clusters() < 2) {
            return new Interval(-span, span);
        }
        if (isThin()) {
            Interval scaled = outcomes.interval(confidence, population);
            return new Interval(span * scaled.low(), span * scaled.high());
        }
        double[] drawn = studentised(bootstrap);
        int rank = bootstrap.rank(confidence.tail());
        double error = Math.sqrt(totals.meanVariance() * population.varianceFactor());
        double low = totals.mean() - drawn[bootstrap.draws() - rank] * error;
        double high = totals.mean() - drawn[rank - 1] * error;
        return new Interval(low, high).within(-span, span);
    }

    /**
     * The one-sided p-value of "the second is worse by the margin or more", from the same draws: (1 + draws at least as
     * far up) / (1 + draws). 1 for fewer than two clusters.
     *
     * @param margin 0 or more, in the unit of the scores
     */
    public double notWorsePValue(double margin, Bootstrap bootstrap) {
        if (totals.clusters() < 2) {
            return 1;
        }
        if (isThin()) {
            return outcomes.notWorsePValue(margin / span);
        }
        double seen = (totals.mean() + margin) / Math.sqrt(totals.meanVariance());
        long beyond = Arrays.stream(studentised(bootstrap))
                .filter(each -> each >= seen)
                .count();
        return (1.0 + beyond) / (1.0 + bootstrap.draws());
    }

    private boolean isThin() {
        double enough = Math.min(FEWEST_DIFFERING, (double) totals.clusters() / CLUSTERS_PER_WEIGHTY);
        return differing < FEWEST_DIFFERING || !(totals.weightyClusters() >= enough);
    }

    /** How many of its own standard errors each drawn mean lies above the seen one, ascending. */
    private double[] studentised(Bootstrap bootstrap) {
        Draws draws = Draws.of(bootstrap.seed());
        double[] drawn = new double[bootstrap.draws()];
        for (int draw = 0; draw < drawn.length; draw++) {
            drawn[draw] = studentised(draws);
        }
        Arrays.sort(drawn);
        return drawn;
    }

    private double studentised(Draws draws) {
        int clusters = totals.clusters();
        double sum = 0;
        double size = 0;
        double sumSquares = 0;
        double products = 0;
        double sizeSquares = 0;
        for (int each = 0; each < clusters; each++) {
            int cluster = draws.nextInt(clusters);
            double sumOf = totals.sum(cluster);
            double sizeOf = totals.size(cluster);
            sum += sumOf;
            size += sizeOf;
            sumSquares += sumOf * sumOf;
            products += sumOf * sizeOf;
            sizeSquares += sizeOf * sizeOf;
        }
        double mean = sum / size;
        double squares = Math.max(0, sumSquares - 2 * mean * products + mean * mean * sizeSquares);
        double error = Math.sqrt(clusters / (clusters - 1.0) * squares) / size;
        double above = mean - totals.mean();
        return error > 0 ? above / error : above == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, above);
    }
}
