package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.ClusterTotals;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusteredOutcomesTest {

    private static final PairedOutcomes RIGHT = new PairedOutcomes(1, 0, 0, 0);
    private static final PairedOutcomes LOST = new PairedOutcomes(0, 1, 0, 0);
    private static final PairedOutcomes GAINED = new PairedOutcomes(0, 0, 1, 0);

    @Test
    void clustersOfOneAreNearlyPairs() {
        ClusteredOutcomes clusters = new ClusteredOutcomes(repeat(80, RIGHT, 12, LOST, 8, GAINED));
        Interval pairs = clusters.total().tango(Confidence.PERCENT_95);
        // A design effect of 100 / 99, and Student's t of 99 degrees of freedom for the normal.
        assertThat(clusters.effectiveItems(Confidence.PERCENT_95))
                .isCloseTo(99 * Math.pow(1.959964 / 1.984217, 2), within(1e-3));
        assertThat(clusters.interval(Confidence.PERCENT_95).width()).isCloseTo(pairs.width(), within(0.004));
    }

    @Test
    void clustersOfFiveAlikeCountAsOneItemEach() {
        PairedOutcomes lost = new PairedOutcomes(0, 5, 0, 0);
        PairedOutcomes right = new PairedOutcomes(5, 0, 0, 0);
        ClusteredOutcomes clusters =
                new ClusteredOutcomes(repeat(80, right, 12, lost, 8, new PairedOutcomes(0, 0, 5, 0)));
        ClusteredOutcomes singles = new ClusteredOutcomes(repeat(80, RIGHT, 12, LOST, 8, GAINED));
        assertThat(clusters.interval(Confidence.PERCENT_95).low())
                .isCloseTo(singles.interval(Confidence.PERCENT_95).low(), within(1e-9));
    }

    @Test
    void withoutDiscordantItemsEachClusterCountsAsOneItem() {
        ClusteredOutcomes clusters = new ClusteredOutcomes(Collections.nCopies(20, new PairedOutcomes(9, 0, 0, 1)));
        assertThat(clusters.interval(Confidence.PERCENT_95))
                .isEqualTo(new PairedOutcomes(20, 0, 0, 0).tango(Confidence.PERCENT_95));
    }

    @Test
    void noClusterSaysNothingAndOneSaysLittle() {
        assertThat(new ClusteredOutcomes(List.of()).interval(Confidence.PERCENT_95))
                .isEqualTo(new Interval(-1, 1));
        Interval one = new ClusteredOutcomes(List.of(new PairedOutcomes(90, 5, 5, 0))).interval(Confidence.PERCENT_95);
        assertThat(one.width()).isGreaterThan(1);
    }

    @Test
    void allOfTheClustersLeaveNothingToChance() {
        ClusteredOutcomes clusters = new ClusteredOutcomes(repeat(80, RIGHT, 12, LOST, 8, GAINED));
        assertThat(clusters.interval(Confidence.PERCENT_95, new FinitePopulation(100, 100)))
                .isEqualTo(new Interval(-0.04, -0.04));
        double half = clusters.interval(Confidence.PERCENT_95, new FinitePopulation(100, 200))
                .width();
        assertThat(half)
                .isLessThan(0.75 * clusters.interval(Confidence.PERCENT_95).width());
    }

    @Test
    void aClusterWithoutItemsIsRefused() {
        assertThatThrownBy(() -> new ClusteredOutcomes(List.of(new PairedOutcomes(0, 0, 0, 0))))
                .hasMessage("[pairs] a cluster must have an item; found one without; leave empty clusters out");
    }

    /**
     * Worked by hand: sums 3, 1, 2 of sizes 4, 2, 4; mean 0.6, residuals 0.6, -0.2, -0.4, squares 0.56; 3 / 2 x 0.56 /
     * 100.
     */
    @Test
    void theVarianceOfAMeanOfClustersIsLinearised() {
        ClusterTotals totals = ClusterTotals.of(new double[] {3, 1, 2}, new double[] {4, 2, 4});
        assertThat(totals.mean()).isCloseTo(0.6, within(1e-12));
        assertThat(totals.meanVariance()).isCloseTo(0.0084, within(1e-12));
    }

    @Test
    void sumsWithoutSizesAreRefused() {
        assertThatThrownBy(() -> ClusterTotals.of(new double[2], new double[1]))
                .hasMessage(
                        "[clusters] there must be as many sums as sizes; found 2 and 1; give one of each a cluster");
    }

    private static List<PairedOutcomes> repeat(
            int right, PairedOutcomes ofRight, int lost, PairedOutcomes ofLost, int gained, PairedOutcomes ofGained) {
        return Stream.of(
                        Collections.nCopies(right, ofRight),
                        Collections.nCopies(lost, ofLost),
                        Collections.nCopies(gained, ofGained))
                .flatMap(List::stream)
                .toList();
    }
}
