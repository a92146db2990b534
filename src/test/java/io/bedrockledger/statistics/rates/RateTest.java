package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    /** Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I: methods 3 and 5. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662, 0.2527, 0.3676",
        "15, 148, 0.0624, 0.1605, 0.0578, 0.1617",
        " 0,  20, 0.0000, 0.1611, 0.0000, 0.1684",
        " 1,  29, 0.0061, 0.1718, 0.0009, 0.1776"
    })
    void bothIntervalsAreThoseOfNewcombesTable(
            long successes, long trials, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh) {
        Rate rate = new Rate(successes, trials);
        assertClose(rate.wilson(Confidence.PERCENT_95), wilsonLow, wilsonHigh);
        assertClose(rate.exact(Confidence.PERCENT_95), exactLow, exactHigh);
    }

    @Test
    void failuresMirrorSuccesses() {
        Interval some = new Rate(3, 40).exact(Confidence.PERCENT_95);
        Interval others = new Rate(37, 40).exact(Confidence.PERCENT_95);
        assertThat(others.low()).isCloseTo(1 - some.high(), within(1e-12));
        assertThat(others.high()).isCloseTo(1 - some.low(), within(1e-12));
    }

    @Test
    void noTrialsSayNothing() {
        Rate none = new Rate(0, 0);
        assertThat(none.share()).isEmpty();
        assertThat(none.wilson(Confidence.PERCENT_95)).isEqualTo(new Interval(0, 1));
        assertThat(none.exact(Confidence.PERCENT_95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void allOfThemAndOneOfOneReachTheEnd() {
        assertThat(new Rate(20, 20).wilson(Confidence.PERCENT_95).high()).isEqualTo(1);
        assertThat(new Rate(20, 20).exact(Confidence.PERCENT_95).high()).isEqualTo(1);
        assertThat(new Rate(1, 1).exact(Confidence.PERCENT_95).low()).isCloseTo(0.025, within(1e-9));
    }

    @Test
    void theWidthFallsWithTheTrials() {
        double before = 2;
        for (long trials = 10; trials <= 10_000; trials *= 10) {
            double width =
                    new Rate(trials / 5, trials).wilson(Confidence.PERCENT_95).width();
            assertThat(width).isLessThan(before);
            before = width;
        }
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatThrownBy(() -> new Rate(3, 2))
                .hasMessage(
                        "[rate] successes must be from 0 to trials; found 3 of 2; count successes among the trials only");
    }

    private static void assertClose(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(5.1e-5));
        assertThat(interval.high()).isCloseTo(high, within(5.1e-5));
    }
}
