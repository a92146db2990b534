package io.bedrockledger.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Interval;
import org.junit.jupiter.api.Test;

class FiellerTest {

    /**
     * By the definition: at both ends the numerator less ratio x denominator is exactly that many standard errors from
     * zero.
     */
    @Test
    void bothEndsLieTheCriticalNumberOfErrorsAway() {
        Fieller means = new Fieller(4.2, 7.5, 0.3, 0.9, 0.2);
        Interval interval = means.ratios(1.96).bounds().orElseThrow();
        assertThat(distance(means, interval.low())).isCloseTo(1.96, within(1e-9));
        assertThat(distance(means, interval.high())).isCloseTo(-1.96, within(1e-9));
        assertThat(interval.contains(4.2 / 7.5)).isTrue();
    }

    /**
     * Fieller's formula as Finney writes it: (r +- t / x root(v - 2 r c + r^2 w - g (v - c^2 / w)) - g c / w) / (1 - g).
     */
    @Test
    void theEndsAreThoseOfFinneysForm() {
        double g = 1.96 * 1.96 * 0.9 / (7.5 * 7.5);
        double r = 4.2 / 7.5;
        double root = Math.sqrt(0.3 - 2 * r * 0.2 + r * r * 0.9 - g * (0.3 - 0.04 / 0.9));
        Interval interval =
                new Fieller(4.2, 7.5, 0.3, 0.9, 0.2).ratios(1.96).bounds().orElseThrow();
        assertThat(interval.low()).isCloseTo((r - g * 0.2 / 0.9 - 1.96 / 7.5 * root) / (1 - g), within(1e-12));
        assertThat(interval.high()).isCloseTo((r - g * 0.2 / 0.9 + 1.96 / 7.5 * root) / (1 - g), within(1e-12));
    }

    @Test
    void withADenominatorThatIsKnownItIsTheNumeratorsInterval() {
        Interval interval = new Fieller(4, 2, 0.25, 0, 0).ratios(2).bounds().orElseThrow();
        assertThat(interval.low()).isCloseTo(1.5, within(1e-12));
        assertThat(interval.high()).isCloseTo(2.5, within(1e-12));
    }

    @Test
    void aDenominatorThatMayBeZeroExcludesOnlyAMiddle() {
        Fieller means = new Fieller(10, 1, 1, 1, 0);
        RatioSet.AllBut set = (RatioSet.AllBut) means.ratios(1.96);
        assertThat(Math.abs(distance(means, set.excluded().low()))).isCloseTo(1.96, within(1e-9));
        assertThat(Math.abs(distance(means, set.excluded().high()))).isCloseTo(1.96, within(1e-9));
        assertThat(Math.abs(distance(means, 10))).isLessThan(1.96);
        assertThat(set.excluded().contains(10)).isFalse();
        assertThat(set.excluded().contains(0)).isTrue();
        assertThat(set.bounds()).isEmpty();
    }

    @Test
    void whereBothMayBeZeroEveryRatioIsPossible() {
        assertThat(new Fieller(1, 1, 1, 1, 0).ratios(1.96)).isEqualTo(new RatioSet.Everything());
        assertThat(new Fieller(1, 0, 1, 0, 0).ratios(1.96)).isEqualTo(new RatioSet.Everything());
        assertThat(new Fieller(1, 0, 1, 0, 0).g(1.96)).isInfinite();
    }

    private static double distance(Fieller means, double ratio) {
        return (means.numerator() - ratio * means.denominator())
                / Math.sqrt(means.numeratorVariance()
                        - 2 * ratio * means.covariance()
                        + ratio * ratio * means.denominatorVariance());
    }
}
