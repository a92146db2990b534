package io.bedrockledger.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CostRatioTest {

    /**
     * Worked by hand: firsts 10, 12, 8, 11, 9 sum to
     * 50, seconds 5, 6, 5, 5, 4 to 25. Residuals from one half: 0, 0, 1, -0.5, -0.5, squares 1.5; standard error root(5 /
     * 4 x 1.5) / 50 = 0.027386.
     */
    private static final List<PairedValue> WORKED =
            alone(new double[] {10, 12, 8, 11, 9}, new double[] {5, 6, 5, 5, 4});

    @Test
    void theStandardErrorIsThatOfARatioOfTotals() {
        CostRatio ratio = CostRatio.of(WORKED, FinitePopulation.endless(5));
        assertThat(ratio.ratio()).hasValue(0.5);
        assertThat(ratio.standardError()).isCloseTo(0.0273861, within(1e-7));
        // 0.5 x e^(+- 2.776445 x 0.0273861 / 0.5)
        Interval delta = ratio.delta(Confidence.PERCENT_95);
        assertThat(delta.low()).isCloseTo(0.429463, within(1e-5));
        assertThat(delta.high()).isCloseTo(0.582122, within(1e-5));
    }

    @Test
    void theInverseRatioHasTheInverseInterval() {
        Interval one = CostRatio.of(WORKED, FinitePopulation.endless(5)).delta(Confidence.PERCENT_95);
        List<PairedValue> swapped = WORKED.stream()
                .map(each -> new PairedValue(each.cluster(), each.second(), each.first()))
                .toList();
        Interval other = CostRatio.of(swapped, FinitePopulation.endless(5)).delta(Confidence.PERCENT_95);
        assertThat(other.low()).isCloseTo(1 / one.high(), within(1e-9));
        assertThat(other.high()).isCloseTo(1 / one.low(), within(1e-9));
    }

    @Test
    void clustersThatRepeatAnItemTellNoMore() {
        List<PairedValue> repeated = new ArrayList<>(WORKED);
        repeated.addAll(WORKED);
        assertThat(CostRatio.of(repeated, FinitePopulation.endless(5)).standardError())
                .isCloseTo(0.0273861, within(1e-7));
    }

    @Test
    void theFinitePopulationShrinksTheErrorByTheRoot() {
        assertThat(CostRatio.of(WORKED, new FinitePopulation(5, 10)).standardError())
                .isCloseTo(0.0273861 / Math.sqrt(2), within(1e-7));
        assertThat(CostRatio.of(WORKED, new FinitePopulation(5, 5))
                        .interval(Confidence.PERCENT_95)
                        .orElseThrow()
                        .width())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void aDenominatorThatIsKnownBadlyIsFiellers() {
        List<PairedValue> spread =
                alone(new double[] {1, 2, 9, 30, 4, 1, 2, 3, 50, 1}, new double[] {1, 1, 5, 14, 2, 1, 1, 2, 23, 1});
        CostRatio ratio = CostRatio.of(spread, FinitePopulation.endless(10));
        RatioSet fieller = ratio.fieller(new Confidence(0.90));
        assertThat(ratio.interval(new Confidence(0.90)))
                .isEqualTo(fieller.bounds())
                .isPresent();
        // One heavy item more, and at 99 % the mean of the firsts may be zero.
        assertThat(ratio.interval(new Confidence(0.999))).isEmpty();
    }

    @Test
    void whatCostsNothingHasNoRatioOrIsNothing() {
        assertThat(CostRatio.of(alone(new double[] {0, 0}, new double[] {1, 2}), FinitePopulation.endless(2))
                        .ratio())
                .isEmpty();
        assertThat(CostRatio.of(List.of(), FinitePopulation.endless(0)).ratio()).isEmpty();
        assertThat(CostRatio.of(List.of(), FinitePopulation.endless(0)).interval(Confidence.PERCENT_95))
                .isEmpty();
        assertThat(CostRatio.of(alone(new double[] {3}, new double[] {1}), FinitePopulation.endless(1))
                        .interval(Confidence.PERCENT_95))
                .isEmpty();
        assertThat(CostRatio.of(alone(new double[] {3, 3, 3}, new double[3]), FinitePopulation.endless(3))
                        .interval(Confidence.PERCENT_95))
                .contains(new Interval(0, 0));
    }

    @Test
    void whatIsNegativeIsRefused() {
        assertThatThrownBy(() -> new PairedValue("a", -1, 2))
                .hasMessage("[pair] both values must be finite and >= 0; found -1.0 and 2.0; leave out what was not"
                        + " measured");
    }

    private static List<PairedValue> alone(double[] firsts, double[] seconds) {
        return IntStream.range(0, firsts.length)
                .mapToObj(item -> new PairedValue("item-" + item, firsts[item], seconds[item]))
                .toList();
    }
}
