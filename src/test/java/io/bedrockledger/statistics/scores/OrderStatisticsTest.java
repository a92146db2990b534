package io.bedrockledger.statistics.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {

    /**
     * Ranks of the sign test's interval for a median (2 and 9 of 10, 6 and 15 of 20 in every table), and
     * binomial ranks for others. Values are their ranks.
     */
    @ParameterizedTest
    @CsvSource({"0.5, 10, 2, 9", "0.5, 20, 6, 15", "0.9, 100, 84, 96", "0.95, 1000, 936, 964", "0.95, 72, 64, 72"})
    void theIntervalLiesBetweenTheRanksOfTheTables(double share, int values, double low, double high) {
        assertThat(ranks(values).interval(share, Confidence.PERCENT_95)).isEqualTo(new Interval(low, high));
    }

    @Test
    void tooFewValuesBoundOneSideOnly() {
        Interval interval = ranks(71).interval(0.95, Confidence.PERCENT_95);
        assertThat(interval.low()).isFinite();
        assertThat(interval.high()).isInfinite();
        assertThat(ranks(1).interval(0.5, Confidence.PERCENT_95).width()).isInfinite();
        assertThat(ranks(0).interval(0.5, Confidence.PERCENT_95).width()).isInfinite();
    }

    @Test
    void aPercentileIsTheNearestRank() {
        assertThat(ranks(100).percentile(0.95)).hasValue(95);
        assertThat(ranks(10).percentile(0.95)).hasValue(10);
        assertThat(ranks(10).percentile(0.5)).hasValue(5);
        assertThat(ranks(1).percentile(0.5)).hasValue(1);
        assertThat(ranks(0).percentile(0.5)).isEmpty();
        // 0.07 x 100 is 7.000000000000001 in binary.
        assertThat(ranks(100).percentile(0.07)).hasValue(7);
    }

    @Test
    void equalValuesGiveAPoint() {
        OrderStatistics same =
                OrderStatistics.of(IntStream.range(0, 50).mapToDouble(each -> 3).toArray());
        assertThat(same.interval(0.5, Confidence.PERCENT_95)).isEqualTo(new Interval(3, 3));
    }

    @Test
    void aPercentileOfOneHundredIsRefused() {
        assertThatThrownBy(() -> ranks(5).percentile(95))
                .hasMessage("[percentile] a share must be above 0 and below 1; found 95.0; give 0.95 for p95");
    }

    private static OrderStatistics ranks(int values) {
        return OrderStatistics.of(
                IntStream.range(0, values).mapToDouble(each -> values - each).toArray());
    }
}
