package io.bedrockledger.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void endsBelongToIt() {
        Interval interval = new Interval(-1, 2);
        assertThat(interval.contains(-1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(2.001)).isFalse();
        assertThat(interval.width()).isEqualTo(3);
    }

    @Test
    void endsThatAreSwappedOrNoNumbersAreRefused() {
        assertThatThrownBy(() -> new Interval(2, 1))
                .hasMessage("[interval] low must be <= high; found 2.0 and 1.0; check what it was made from");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1)).hasMessageContaining("found NaN and 1.0");
    }

    @Test
    void whatIsOutOfReachIsCutOff() {
        assertThat(new Interval(-3, 0.5).within(-1, 1)).isEqualTo(new Interval(-1, 0.5));
        assertThat(new Interval(2, 3).within(-1, 1)).isEqualTo(new Interval(1, 1));
    }

    /** Critical values as every table prints them: the normal's, and Student's with 4 and 10 degrees of freedom. */
    @Test
    void criticalValuesAreThoseOfTheTables() {
        assertThat(Confidence.PERCENT_95.z()).isCloseTo(1.959964, within(1e-6));
        assertThat(new Confidence(0.90).z()).isCloseTo(1.644854, within(1e-6));
        assertThat(Confidence.PERCENT_95.t(4)).isCloseTo(2.776445, within(1e-6));
        assertThat(new Confidence(0.99).t(10)).isCloseTo(3.169273, within(1e-6));
        assertThat(Confidence.PERCENT_95.t(Double.POSITIVE_INFINITY)).isCloseTo(1.959964, within(1e-6));
    }

    @Test
    void severalIntervalsShareTheirTails() {
        assertThat(Confidence.PERCENT_95.eachOf(2).level()).isCloseTo(0.975, within(1e-12));
    }

    @Test
    void aLevelOfOneHundredPerCentIsRefused() {
        assertThatThrownBy(() -> new Confidence(95))
                .hasMessage("[confidence] a level must be above 0 and below 1; found 95.0; give 0.95 for 95 %");
    }

    @Test
    void anEstimateWithoutAnErrorIsAPoint() {
        assertThat(new Estimate(3, 0, Double.POSITIVE_INFINITY).interval(Confidence.PERCENT_95))
                .isEqualTo(new Interval(3, 3));
        assertThatThrownBy(() -> new Estimate(3, Double.NaN, 0)).hasMessageStartingWith("[estimate] a standard error");
    }
}
