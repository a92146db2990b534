package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class KappaTest {

    /** Fleiss, Cohen and Everitt 1969: 200 diagnoses by two judges; kappa 0.429, variance 0.002885. */
    @Test
    void kappaAndItsErrorAreThoseOfThePaper() {
        Kappa kappa = Kappa.of(List.of(List.of(106L, 10L, 4L), List.of(22L, 28L, 10L), List.of(2L, 12L, 6L)))
                .orElseThrow();
        assertThat(kappa.agreement()).isCloseTo(0.70, within(1e-12));
        assertThat(kappa.chance()).isCloseTo(0.475, within(1e-12));
        assertThat(kappa.value()).isCloseTo(0.429, within(5e-4));
        assertThat(Math.pow(kappa.standardError(), 2)).isCloseTo(0.002885, within(5e-7));
        assertThat(kappa.interval(Confidence.PERCENT_95).low()).isCloseTo(0.3233, within(5e-5));
    }

    @Test
    void agreementInEverythingIsOneAndItsIntervalIsNotAPoint() {
        Kappa kappa = Kappa.of(List.of(List.of(10L, 0L), List.of(0L, 10L))).orElseThrow();
        assertThat(kappa.value()).isEqualTo(1);
        Interval interval = kappa.interval(Confidence.PERCENT_95);
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo((0.8315665 - 0.5) / 0.5, within(1e-6));
    }

    @Test
    void whatChanceGivesIsZeroAndLessIsNegative() {
        assertThat(Kappa.of(List.of(List.of(25L, 25L), List.of(25L, 25L)))
                        .orElseThrow()
                        .value())
                .isCloseTo(0, within(1e-12));
        assertThat(Kappa.of(List.of(List.of(0L, 10L), List.of(10L, 0L)))
                        .orElseThrow()
                        .value())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void noItemsAndOneAnswerForAllHaveNoKappa() {
        assertThat(Kappa.of(List.of(List.of(0L, 0L), List.of(0L, 0L)))).isEmpty();
        assertThat(Kappa.of(List.of(List.of(7L, 0L), List.of(0L, 0L)))).isEmpty();
        assertThat(Kappa.of(List.of())).isEmpty();
    }

    @Test
    void aTableThatIsNotSquareIsRefused() {
        assertThatThrownBy(() -> Kappa.of(List.of(List.of(1L, 2L))))
                .hasMessage(
                        "[kappa] a table must be square; found a row that has not 1 columns; give every category a row"
                                + " and a column");
    }
}
