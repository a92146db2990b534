package io.bedrockledger.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WeightedSampleTest {

    /**
     * Equal probabilities 4 / 10: mean 5, s^2 = 20 / 3; variance of the total 100 (1 - 0.4) s^2 / 4 = 100, of the mean 1.
     */
    @Test
    void equalProbabilitiesGiveTheOrdinaryEstimates() {
        WeightedSample sample = WeightedSample.of(List.of(of(2), of(4), of(6), of(8)));
        assertThat(sample.population()).isCloseTo(10, within(1e-12));
        Estimate total = sample.total().orElseThrow();
        assertThat(total.value()).isCloseTo(50, within(1e-12));
        assertThat(total.standardError()).isCloseTo(10, within(1e-9));
        Estimate mean = sample.mean().orElseThrow();
        assertThat(mean.value()).isCloseTo(5, within(1e-12));
        assertThat(mean.standardError()).isCloseTo(1, within(1e-9));
        assertThat(mean.degreesOfFreedom()).isEqualTo(3);
    }

    @Test
    void valuesInProportionToProbabilitiesLeaveNoDoubtOfTheTotal() {
        WeightedSample sample = WeightedSample.of(List.of(
                new WeightedValue("s", 1, 0.1), new WeightedValue("s", 3, 0.3), new WeightedValue("s", 5, 0.5)));
        assertThat(sample.total().orElseThrow().standardError()).isCloseTo(0, within(1e-9));
        assertThat(sample.total().orElseThrow().value()).isCloseTo(30, within(1e-9));
    }

    @Test
    void strataAddTheirVariances() {
        List<WeightedValue> two = List.of(
                new WeightedValue("a", 2, 0.4),
                new WeightedValue("a", 4, 0.4),
                new WeightedValue("b", 10, 0.5),
                new WeightedValue("b", 16, 0.5));
        Estimate together = WeightedSample.of(two).total().orElseThrow();
        Estimate a = WeightedSample.of(two.subList(0, 2)).total().orElseThrow();
        Estimate b = WeightedSample.of(two.subList(2, 4)).total().orElseThrow();
        assertThat(together.standardError()).isCloseTo(Math.hypot(a.standardError(), b.standardError()), within(1e-9));
        assertThat(together.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void itemsTakenForCertainLeaveNothingToChance() {
        WeightedSample all = WeightedSample.of(List.of(new WeightedValue("s", 3, 1), new WeightedValue("s", 5, 1)));
        assertThat(all.total().orElseThrow()).isEqualTo(new Estimate(8, 0, Double.POSITIVE_INFINITY));
        assertThat(all.mean().orElseThrow().value()).isEqualTo(4);
    }

    @Test
    void nothingAndOneLeftToChanceHaveNoEstimate() {
        assertThat(WeightedSample.of(List.of()).total()).isEmpty();
        assertThat(WeightedSample.of(List.of()).population()).isZero();
        assertThat(WeightedSample.of(List.of(of(3), new WeightedValue("s", 5, 1)))
                        .mean())
                .isEmpty();
    }

    @Test
    void aProbabilityOfZeroIsRefused() {
        assertThatThrownBy(() -> new WeightedValue("s", 1, 0))
                .hasMessage(
                        "[sample] a value must be finite and its probability above 0 and at most 1; found 1.0 and 0.0;"
                                + " keep what the draw returned");
    }

    /** 300 items with sizes over two decades and values that follow them loosely; 60 are drawn by size, 2,000 times. */
    @Test
    @Tag("statistical")
    void intervalsOfTotalAndMeanHoldTheTruthAsOftenAsTheySay() {
        Draws draws = Draws.of(31);
        List<SizedItem> items = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int item = 0; item < 300; item++) {
            double size = Math.exp(draws.nextNormal());
            items.add(new SizedItem("r-" + item, size));
            values.add(size * (0.5 + draws.nextDouble()) + draws.nextDouble());
        }
        double total = values.stream().mapToDouble(value -> value).sum();
        Map<String, Double> byId = items.stream()
                .collect(Collectors.toMap(
                        SizedItem::id,
                        each -> values.get(Integer.parseInt(each.id().substring(2)))));
        int totals = 0;
        int means = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            WeightedSample sample = WeightedSample.of(Samples.proportionalToSize(items, 60, seed).stream()
                    .map(each -> new WeightedValue("s", byId.getOrDefault(each.id(), 0.0), each.inclusionProbability()))
                    .toList());
            totals += holds(sample.total().orElseThrow(), total);
            means += holds(sample.mean().orElseThrow(), total / 300);
        }
        // Four standard errors of 2,000 draws at 95 % are 0.0195. The mean leans on few small items of great weight.
        assertThat(totals / 2_000.0).isBetween(0.93, 0.97);
        assertThat(means / 2_000.0).isBetween(0.89, 0.97);
    }

    private static int holds(Estimate estimate, double truth) {
        return estimate.interval(Confidence.PERCENT_95).contains(truth) ? 1 : 0;
    }

    private static WeightedValue of(double value) {
        return new WeightedValue("s", value, 0.4);
    }
}
