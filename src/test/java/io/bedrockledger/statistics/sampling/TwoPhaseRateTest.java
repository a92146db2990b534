package io.bedrockledger.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.rates.Rate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TwoPhaseRateTest {

    /** 0.7 x 45 / 50 + 0.3 x 10 / 40. */
    @Test
    void theRateIsTheWeightedSumOfTheGroups() {
        TwoPhaseRate rate = new TwoPhaseRate(List.of(new JudgedGroup(700, 50, 45), new JudgedGroup(300, 40, 10)));
        assertThat(rate.rate().orElseThrow()).isCloseTo(0.705, within(1e-12));
    }

    /**
     * With rates 45.5 / 51 and 10.5 / 41: mean 0.701339 and its variance / 1,000 = 0.00020946; 0.49 x 0.096213 x (1 / 50
     * - 1 / 700) + 0.09 x 0.190512 x (1 / 40 - 1 / 300) = 0.00087554 + 0.00037150.
     */
    @Test
    void theVarianceHasAPartOfEachPhase() {
        TwoPhaseRate rate = new TwoPhaseRate(List.of(new JudgedGroup(700, 50, 45), new JudgedGroup(300, 40, 10)));
        double variance = 0.00020946 + 0.00087554 + 0.00037150;
        assertThat(rate.effectiveItems()).isCloseTo(0.20946 / variance, within(0.05));
    }

    @Test
    void whereAllWereJudgedItIsTheOrdinaryRate() {
        Interval interval = new TwoPhaseRate(List.of(new JudgedGroup(60, 60, 55), new JudgedGroup(40, 40, 10)))
                .interval(Confidence.PERCENT_95);
        Interval wilson = new Rate(65, 100).wilson(Confidence.PERCENT_95);
        assertThat(interval.low()).isCloseTo(wilson.low(), within(1e-9));
        assertThat(interval.high()).isCloseTo(wilson.high(), within(1e-9));
    }

    @Test
    void groupsWithoutAMissAreNotCertainty() {
        Interval interval = new TwoPhaseRate(List.of(new JudgedGroup(900, 20, 20), new JudgedGroup(100, 20, 20)))
                .interval(Confidence.PERCENT_95);
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isBetween(0.7, 0.95);
    }

    @Test
    void aGroupThatNobodyJudgedHidesTheRate() {
        TwoPhaseRate blind = new TwoPhaseRate(List.of(new JudgedGroup(10, 5, 4), new JudgedGroup(10, 0, 0)));
        assertThat(blind.rate()).isEmpty();
        assertThat(blind.interval(Confidence.PERCENT_95)).isEqualTo(new Interval(0, 1));
        assertThat(new TwoPhaseRate(List.of()).rate()).isEmpty();
        assertThat(new TwoPhaseRate(List.of(new JudgedGroup(10, 5, 4), new JudgedGroup(0, 0, 0))).rate())
                .hasValue(0.8);
    }

    @Test
    void moreJudgedThanThereAreIsRefused() {
        assertThatThrownBy(() -> new JudgedGroup(5, 6, 1))
                .hasMessage("[judged] 0 <= right <= judged <= items must hold; found 1, 6, 5; count each item once");
    }

    /** 600 items, of which the cheap check passes 80 %; 60 of each outcome are judged; right are 95 % and 30 %. */
    @Test
    @Tag("statistical")
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        Draws draws = Draws.of(41);
        int held = 0;
        for (int replay = 0; replay < 4_000; replay++) {
            int passed = binomial(600, 0.8, draws);
            TwoPhaseRate rate = new TwoPhaseRate(List.of(
                    new JudgedGroup(passed, 60, binomial(60, 0.95, draws)),
                    new JudgedGroup(600 - passed, 60, binomial(60, 0.3, draws))));
            held += rate.interval(Confidence.PERCENT_95).contains(0.8 * 0.95 + 0.2 * 0.3) ? 1 : 0;
        }
        assertThat(held / 4_000.0).isBetween(0.93, 0.97);
    }

    private static int binomial(int trials, double rate, Draws draws) {
        int successes = 0;
        for (int trial = 0; trial < trials; trial++) {
            successes += draws.nextDouble() < rate ? 1 : 0;
        }
        return successes;
    }
}
