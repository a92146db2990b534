package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedOutcomesTest {

    private static final Interval ANYTHING = new Interval(-1, 1);

    /**
     * Fagerland, Lydersen and Laake 2014, "Recommended tests and confidence intervals for paired binomial proportions":
     * airway reactivity before and after a transplantation (Bentur et al. 2009) and response to a therapy (Cavo et al.
     * 2012).
     */
    @ParameterizedTest
    @CsvSource({
        " 1, 1,  7, 12, -0.5172, -0.0260, -0.5069, -0.0256, 0.070313, 0.039063",
        "59, 6, 16, 80, -0.1240, -0.0054, -0.1186, -0.0046, 0.052479, 0.034690"
    })
    void intervalsAndTestsAreThoseOfFagerland(
            long both,
            long onlySecond,
            long onlyFirst,
            long neither,
            double tangoLow,
            double tangoHigh,
            double newcombeLow,
            double newcombeHigh,
            double exact,
            double midP) {
        PairedOutcomes pairs = new PairedOutcomes(both, onlyFirst, onlySecond, neither);
        assertClose(pairs.tango(Confidence.PERCENT_95), tangoLow, tangoHigh);
        assertClose(pairs.newcombe(Confidence.PERCENT_95), newcombeLow, newcombeHigh);
        assertThat(pairs.mcNemarExact()).isCloseTo(exact, within(5.1e-7));
        assertThat(pairs.mcNemarMidP()).isCloseTo(midP, within(5.1e-7));
    }

    /**
     * Cells of Newcombe 1998, "Improved confidence intervals for the difference between binomial proportions based on
     * paired data", by method 10.
     */
    @ParameterizedTest
    @CsvSource({
        "36, 12, 2,  0,  0.0569, 0.3404",
        "20, 12, 2, 16,  0.0562, 0.3292",
        "54,  0, 0,  0, -0.0664, 0.0664",
        " 0, 30, 0,  0,  0.8395, 1.0000",
        " 0, 29, 0,  1,  0.7915, 0.9941"
    })
    void squaringAndAddingIsNewcombes(
            long both, long onlySecond, long onlyFirst, long neither, double low, double high) {
        assertClose(
                new PairedOutcomes(both, onlyFirst, onlySecond, neither).newcombe(Confidence.PERCENT_95), low, high);
    }

    /** The example of Tango 1998, two ways of keeping soft lenses: 44 pairs, one discordant. */
    @Test
    void oneDiscordantPairOfTangosExample() {
        assertClose(new PairedOutcomes(43, 1, 0, 0).tango(Confidence.PERCENT_95), -0.1181, 0.0594);
    }

    @Test
    void noItemsSayNothing() {
        PairedOutcomes none = new PairedOutcomes(0, 0, 0, 0);
        assertThat(none.difference()).isEmpty();
        assertThat(none.tango(Confidence.PERCENT_95)).isEqualTo(ANYTHING);
        assertThat(none.tango(Confidence.PERCENT_95, 100)).isEqualTo(ANYTHING);
        assertThat(none.newcombe(Confidence.PERCENT_95)).isEqualTo(ANYTHING);
        assertThat(none.mcNemarExact()).isEqualTo(1);
        assertThat(none.mcNemarMidP()).isEqualTo(1);
        assertThat(none.notWorsePValue(0.02)).isEqualTo(1);
    }

    @Test
    void withoutDiscordantItemsTheIntervalIsZSquaredOverItems() {
        double end = 1.959964 * 1.959964 / (50 + 1.959964 * 1.959964);
        assertClose(new PairedOutcomes(40, 0, 0, 10).tango(Confidence.PERCENT_95), -end, end);
        assertThat(new PairedOutcomes(40, 0, 0, 10).mcNemarExact()).isEqualTo(1);
    }

    @Test
    void allDiscordantTheSameWayReachesTheEnd() {
        assertThat(new PairedOutcomes(0, 30, 0, 0).tango(Confidence.PERCENT_95).low())
                .isEqualTo(-1);
        assertThat(new PairedOutcomes(0, 0, 30, 0).tango(Confidence.PERCENT_95).high())
                .isEqualTo(1);
        assertThat(new PairedOutcomes(0, 0, 1, 0).tango(Confidence.PERCENT_95).high())
                .isEqualTo(1);
    }

    @Test
    void discordantHalfAndHalfIsEven() {
        PairedOutcomes even = new PairedOutcomes(0, 25, 25, 0);
        Interval interval = even.tango(Confidence.PERCENT_95);
        assertThat(interval.low()).isCloseTo(-interval.high(), within(1e-12));
        assertThat(even.mcNemarExact()).isEqualTo(1);
    }

    @Test
    void swappingFirstAndSecondMirrorsTheInterval() {
        Draws draws = Draws.of(11);
        for (int each = 0; each < 500; each++) {
            long both = draws.nextInt(50);
            long first = draws.nextInt(20);
            long second = draws.nextInt(20);
            long neither = 1L + draws.nextInt(50);
            Interval one = new PairedOutcomes(both, first, second, neither).tango(Confidence.PERCENT_95);
            Interval other = new PairedOutcomes(both, second, first, neither).tango(Confidence.PERCENT_95);
            assertThat(one.low()).isCloseTo(-other.high(), within(1e-9));
            assertThat(one.contains((double) (second - first) / (both + first + second + neither)))
                    .isTrue();
        }
    }

    @Test
    void theTestRejectsExactlyWhereTheIntervalEndsAboveTheMargin() {
        Draws draws = Draws.of(12);
        int above = 0;
        for (int each = 0; each < 500; each++) {
            PairedOutcomes pairs =
                    new PairedOutcomes(200 + draws.nextInt(600), draws.nextInt(20), draws.nextInt(20), 20);
            boolean rejected = pairs.notWorsePValue(0.02) < 0.025;
            assertThat(pairs.tango(Confidence.PERCENT_95).low() > -0.02).isEqualTo(rejected);
            above += rejected ? 1 : 0;
        }
        assertThat(above).isBetween(50, 450);
    }

    @Test
    void drawingHalfOfThePopulationTakesTheWidthDownByTheRootOfTwo() {
        PairedOutcomes pairs = new PairedOutcomes(400, 50, 50, 500);
        double all = pairs.tango(Confidence.PERCENT_95).width();
        assertThat(pairs.tango(Confidence.PERCENT_95, 2_000).width()).isCloseTo(all / Math.sqrt(2), within(3e-4));
        assertThat(pairs.tango(Confidence.PERCENT_95, 1_000)).isEqualTo(new Interval(0, 0));
        assertThat(pairs.tango(Confidence.PERCENT_95, 1_000_000_000).width()).isCloseTo(all, within(1e-6));
    }

    @Test
    void aPopulationSmallerThanTheSampleIsRefused() {
        assertThatThrownBy(() -> new PairedOutcomes(5, 1, 1, 0).tango(Confidence.PERCENT_95, 6))
                .hasMessage(
                        "[population] a sample must be from 0 to the population; found 7 of 6; count both in the same"
                                + " unit");
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> new PairedOutcomes(5, -1, 1, 0))
                .hasMessage("[pairs] counts must be >= 0; found 5, -1, 1, 0; count each item once");
    }

    private static void assertClose(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(5.1e-5));
        assertThat(interval.high()).isCloseTo(high, within(5.1e-5));
    }
}
