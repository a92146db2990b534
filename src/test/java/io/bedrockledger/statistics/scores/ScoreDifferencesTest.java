package io.bedrockledger.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Estimate;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.Observation;
import io.bedrockledger.statistics.rates.PairedOutcomes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreDifferencesTest {

    private static final Bootstrap SEED = Bootstrap.seeded(7);

    /**
     * Darwin's 15 pairs of maize (Fisher 1935, section 17), in eighths of an inch: mean 20.933, standard error 9.7459.
     */
    private static final List<Observation> DARWIN = alone(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48);

    @Test
    void theStandardErrorIsTheOrdinaryOneForItemsThatStandAlone() {
        Estimate estimate = ScoreDifferences.of(DARWIN, 100).estimate().orElseThrow();
        assertThat(estimate.value()).isCloseTo(20.933, within(5e-4));
        assertThat(estimate.standardError()).isCloseTo(9.7459, within(5e-4));
        // Fisher's t is 2.148 with 14 degrees of freedom.
        assertThat(estimate.value() / estimate.standardError()).isCloseTo(2.148, within(5e-4));
        assertThat(estimate.degreesOfFreedom()).isEqualTo(14);
    }

    /**
     * Darwin's differences are skewed to the left: a percentile-t interval reaches further down than Student's, 0.03 to
     * 41.84.
     */
    @Test
    void aSkewedSampleMovesTheBootstrapIntervalToItsLongSide() {
        Interval interval =
                ScoreDifferences.of(DARWIN, 100).interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(15));
        assertThat(interval.low()).isBetween(-10.0, 0.0);
        assertThat(interval.high()).isBetween(37.0, 42.0);
    }

    @Test
    void normalDifferencesGiveStudentsInterval() {
        Draws draws = Draws.of(3);
        ScoreDifferences scores = ScoreDifferences.of(
                alone(DoubleStream.generate(draws::nextNormal).limit(400).toArray()), 10);
        Interval student = scores.estimate().orElseThrow().interval(Confidence.PERCENT_95);
        Interval bootstrap = scores.interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(400));
        assertThat(bootstrap.low()).isCloseTo(student.low(), within(0.01));
        assertThat(bootstrap.high()).isCloseTo(student.high(), within(0.01));
    }

    @Test
    void theSeedDecidesTheInterval() {
        ScoreDifferences scores = ScoreDifferences.of(DARWIN, 100);
        Interval first = scores.interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(15));
        assertThat(scores.interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(15)))
                .isEqualTo(first);
        assertThat(scores.interval(Confidence.PERCENT_95, Bootstrap.seeded(8), FinitePopulation.endless(15)))
                .isNotEqualTo(first);
    }

    @Test
    void clustersThatRepeatEachValueTellNoMoreThanTheirFirst() {
        List<Observation> repeated = new ArrayList<>();
        for (int copy = 0; copy < 4; copy++) {
            repeated.addAll(DARWIN);
        }
        assertThat(ScoreDifferences.of(repeated, 100)
                        .interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(15)))
                .isEqualTo(ScoreDifferences.of(DARWIN, 100)
                        .interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(15)));
    }

    @Test
    void aThinSampleOfZerosAndOnesHasTangosIntervalNearly() {
        List<Observation> thin = alone(IntStream.range(0, 100)
                .mapToDouble(item -> item < 3 ? -1 : item == 3 ? 1 : 0)
                .toArray());
        Interval interval =
                ScoreDifferences.of(thin, 1).interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(100));
        Interval tango = new PairedOutcomes(96, 3, 1, 0).tango(Confidence.PERCENT_95);
        assertThat(interval.low()).isCloseTo(tango.low(), within(0.003));
        assertThat(interval.high()).isCloseTo(tango.high(), within(0.003));
    }

    @Test
    void noDifferencesAreNotCertainty() {
        Interval interval = ScoreDifferences.of(alone(new double[50]), 1)
                .interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(50));
        assertThat(interval.low()).isCloseTo(-0.0713, within(1e-3));
        assertThat(interval.high()).isCloseTo(0.0713, within(1e-3));
    }

    @Test
    void theSameDifferenceEverywhereIsNotCertaintyEither() {
        double[] same =
                Collections.nCopies(50, 0.5).stream().mapToDouble(each -> each).toArray();
        Interval interval =
                ScoreDifferences.of(alone(same), 1).interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(50));
        assertThat(interval.contains(0.5)).isTrue();
        assertThat(interval.width()).isBetween(0.1, 0.4);
    }

    @Test
    void nothingAndOneClusterSayNothing() {
        assertThat(ScoreDifferences.of(List.of(), 2).mean()).isEmpty();
        assertThat(ScoreDifferences.of(List.of(), 2).estimate()).isEmpty();
        assertThat(ScoreDifferences.of(List.of(), 2).interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(0)))
                .isEqualTo(new Interval(-2, 2));
        ScoreDifferences one = ScoreDifferences.of(List.of(new Observation("a", 0.1), new Observation("a", 0.3)), 1);
        assertThat(one.mean()).hasValue(0.2);
        assertThat(one.interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(1)))
                .isEqualTo(new Interval(-1, 1));
        assertThat(one.notWorsePValue(0.02, SEED)).isEqualTo(1);
    }

    @Test
    void allOfThePopulationLeavesNothingToChance() {
        Interval interval =
                ScoreDifferences.of(DARWIN, 100).interval(Confidence.PERCENT_95, SEED, new FinitePopulation(15, 15));
        assertThat(interval.width()).isZero();
        assertThat(interval.low()).isCloseTo(20.933, within(5e-4));
    }

    @Test
    void thePValueAgreesWithTheInterval() {
        ScoreDifferences scores = ScoreDifferences.of(DARWIN, 100);
        Interval interval = scores.interval(Confidence.PERCENT_95, SEED, FinitePopulation.endless(15));
        assertThat(scores.notWorsePValue(-interval.low() + 0.2, SEED)).isLessThanOrEqualTo(0.025);
        assertThat(scores.notWorsePValue(-interval.low() - 0.2, SEED)).isGreaterThan(0.025);
    }

    @Test
    void aSpanThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> ScoreDifferences.of(alone(0.5, -3), 1))
                .hasMessage(
                        "[scores] a span must be above 0 and hold every difference; found span 1.0 and a difference of"
                                + " 3.0; give the largest that two scores can have");
        assertThatThrownBy(() -> new Bootstrap(10, 7))
                .hasMessage("[bootstrap] draws must be >= 1000; found 10; 10000 are the usual");
        assertThatThrownBy(() -> new Observation("a", Double.NaN))
                .hasMessage("[observation] a value must be finite; found NaN; leave out what was not measured");
    }

    private static List<Observation> alone(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(item -> new Observation("item-" + item, values[item]))
                .toList();
    }
}
