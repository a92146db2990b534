package io.bedrockledger.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentileRatioTest {

    private static final Bootstrap SEED = Bootstrap.seeded(7);

    @Test
    void theRatioIsThatOfTwoPercentiles() {
        List<PairedValue> items = IntStream.rangeClosed(1, 100)
                .mapToObj(item -> new PairedValue("item-" + item, item, 3.0 * (101 - item)))
                .toList();
        assertThat(PercentileRatio.of(items, 0.95).ratio()).hasValue(3);
        assertThat(PercentileRatio.of(items, 0.5).ratio()).hasValue(3);
    }

    @Test
    void aConstantFactorIsKnownForCertainThroughThePairs() {
        Draws draws = Draws.of(5);
        List<PairedValue> items = new ArrayList<>();
        for (int item = 0; item < 100; item++) {
            double first = 100 * Math.exp(draws.nextNormal());
            items.add(new PairedValue("item-" + item, first, 2 * first));
        }
        Interval interval = PercentileRatio.of(items, 0.95)
                .interval(Confidence.PERCENT_95, SEED)
                .orElseThrow();
        assertThat(interval.low()).isCloseTo(2, within(1e-12));
        assertThat(interval.high()).isCloseTo(2, within(1e-12));
    }

    /** A log ratio of two independent medians of 200 has the standard error root(2) x root(pi / 2) / root(200) = 0.1253. */
    @Test
    void independentValuesGiveTheWidthOfTwoMedians() {
        Draws draws = Draws.of(6);
        List<PairedValue> items = new ArrayList<>();
        for (int item = 0; item < 200; item++) {
            items.add(new PairedValue("item-" + item, Math.exp(draws.nextNormal()), Math.exp(draws.nextNormal())));
        }
        Interval interval = PercentileRatio.of(items, 0.5)
                .interval(Confidence.PERCENT_95, SEED)
                .orElseThrow();
        assertThat(interval.contains(1)).isTrue();
        assertThat(Math.log(interval.high() / interval.low())).isCloseTo(2 * 1.96 * 0.1253, within(0.15));
    }

    @Test
    void tooFewClustersHaveNoInterval() {
        List<PairedValue> items = IntStream.rangeClosed(1, 71)
                .mapToObj(item -> new PairedValue("item-" + item, item, item))
                .toList();
        assertThat(PercentileRatio.of(items, 0.95).interval(Confidence.PERCENT_95, SEED))
                .isEmpty();
        assertThat(PercentileRatio.of(items, 0.5).interval(Confidence.PERCENT_95, SEED))
                .isPresent();
    }

    @Test
    void noItemsAndAZeroHaveNoRatio() {
        assertThat(PercentileRatio.of(List.of(), 0.5).ratio()).isEmpty();
        assertThat(PercentileRatio.of(List.of(new PairedValue("a", 0, 1)), 0.5).ratio())
                .isEmpty();
        assertThat(PercentileRatio.of(List.of(), 0.5).interval(Confidence.PERCENT_95, SEED))
                .isEmpty();
    }
}
