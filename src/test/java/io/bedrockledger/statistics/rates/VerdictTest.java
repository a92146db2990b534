package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.statistics.Interval;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void theWholeIntervalDecides() {
        assertThat(Verdict.of(new Interval(-0.019, 0.01), 0.02)).isInstanceOf(Verdict.NotWorse.class);
        assertThat(Verdict.of(new Interval(-0.05, -0.021), 0.02)).isInstanceOf(Verdict.Worse.class);
        assertThat(Verdict.of(new Interval(-0.05, 0.01), 0.02)).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void anEndAtTheMarginDecidesNothing() {
        assertThat(Verdict.of(new Interval(-0.02, 0.01), 0.02)).isInstanceOf(Verdict.Undecided.class);
        assertThat(Verdict.of(new Interval(-0.05, -0.02), 0.02)).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void aDifferenceThatIsSurelyThereMayStillBeGoodEnough() {
        assertThat(Verdict.of(new Interval(-0.015, -0.005), 0.02))
                .isEqualTo(new Verdict.NotWorse(new Interval(-0.015, -0.005), 0.02));
    }

    @Test
    void nothingKnownIsUndecidedWhateverTheMargin() {
        assertThat(Verdict.of(new Interval(-1, 1), 1)).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void aNegativeMarginIsRefused() {
        assertThatThrownBy(() -> Verdict.of(new Interval(0, 1), -0.02))
                .hasMessage("[verdict] a margin must be >= 0; found -0.02; give 0.02 for two points");
    }
}
