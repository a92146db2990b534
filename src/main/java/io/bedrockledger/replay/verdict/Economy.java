package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.scores.CostRatio;
import io.bedrockledger.statistics.scores.PairedValue;
import io.bedrockledger.statistics.scores.PercentileRatio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate costs and how long it takes, beside the incumbent on the same items.
 *
 * @param cost all of its costs / all of the incumbent's, over items with both; null where there is none
 * @param latencyP50 its median latency / the incumbent's, over items with both; null where there is none
 * @param latencyP95 the same for the 95th percentile
 * @param monthlySaving over the population; null where an item has no price
 */
public record Economy(
        @Nullable Ratio cost,
        @Nullable Ratio latencyP50,
        @Nullable Ratio latencyP95,
        @Nullable Saving monthlySaving) {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    /**
     * Of all items.
     *
     * @param windowDays days that they were drawn from, 1 or more
     */
    public static Economy of(List<ReplayedItem> items, JudgementPlan plan, int windowDays) {
        List<PairedValue> latencies = paired(items, Side::latencyMillis);
        return new Economy(
                cost(paired(items, Side::costUsd), plan.population()),
                latency(latencies, MEDIAN, plan),
                latency(latencies, NEARLY_ALL, plan),
                Saving.of(items, windowDays).orElse(null));
    }

    private static List<PairedValue> paired(
            List<ReplayedItem> items, Function<Side, ? extends @Nullable Number> measure) {
        return items.stream()
                .map(each ->
                        pair(each.conversation(), measure.apply(each.incumbent()), measure.apply(each.candidate())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PairedValue> pair(
            String conversation, @Nullable Number incumbent, @Nullable Number candidate) {
        return incumbent == null || candidate == null
                ? Optional.empty()
                : Optional.of(new PairedValue(conversation, incumbent.doubleValue(), candidate.doubleValue()));
    }

    private static @Nullable Ratio cost(List<PairedValue> costs, FinitePopulation population) {
        CostRatio ratio = CostRatio.of(costs, population);
        return ratio(ratio.ratio(), ratio.interval(Confidence.PERCENT_95));
    }

    private static @Nullable Ratio latency(List<PairedValue> latencies, double share, JudgementPlan plan) {
        PercentileRatio ratio = PercentileRatio.of(latencies, share);
        return ratio(ratio.ratio(), ratio.interval(Confidence.PERCENT_95, plan.bootstrap()));
    }

    private static @Nullable Ratio ratio(OptionalDouble value, Optional<Interval> interval) {
        return value.isPresent() ? new Ratio(value.getAsDouble(), interval.orElse(null)) : null;
    }

    /**
     * What so many items more would cost with the candidate, at its mean cost so far; empty where an item has no price
     * and for no items. The incumbent's calls are there already where it is judged as logged.
     */
    public static Optional<BigDecimal> furtherCostUsd(List<ReplayedItem> items, long more) {
        List<BigDecimal> costs = items.stream()
                .map(each -> each.candidate().costUsd())
                .filter(Objects::nonNull)
                .toList();
        return items.isEmpty() || costs.size() < items.size()
                ? Optional.empty()
                : Optional.of(costs.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(BigDecimal.valueOf(more))
                        .divide(BigDecimal.valueOf(items.size()), MathContext.DECIMAL64));
    }
}
