package io.bedrockledger.statistics.sampling;

import io.bedrockledger.statistics.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What drawn items say about all items. The variance, stratum by stratum, is Hajek's (1964, "Asymptotic theory of
 * rejective sampling with varying probabilities"), which needs no joint probabilities: n / (n - 1) x sum of (1 - p) (y /
 * p - B)^2, B the mean of y / p weighted by 1 - p, over the n items that were left to chance. With equal probabilities it
 * is the ordinary one with its finite population correction. Items taken for certain add nothing to it.
 */
public final class WeightedSample {

    private final List<WeightedValue> values;

    private WeightedSample(List<WeightedValue> values) {
        this.values = values;
    }

    /** Of all drawn items. */
    public static WeightedSample of(List<WeightedValue> values) {
        return new WeightedSample(List.copyOf(values));
    }

    /**
     * The estimated number of items in the population: the sum of weights, which the population checks; 0 for no items.
     */
    public double population() {
        return values.stream()
                .mapToDouble(each -> 1 / each.inclusionProbability())
                .sum();
    }

    /**
     * The total over the population (Horvitz and Thompson 1952): the sum of y / p. Empty for no items, and where a
     * stratum has exactly one item that was left to chance, which tells nothing about its spread.
     */
    public Optional<Estimate> total() {
        double total = values.stream()
                .mapToDouble(each -> each.value() / each.inclusionProbability())
                .sum();
        return estimate(total, WeightedValue::value);
    }

    /**
     * The mean over the population (Hajek 1971): the estimated total / the estimated number of items, which varies less
     * than total / known number where the probabilities have little to do with the values. Where few items carry most of
     * the weight its interval holds the mean less often than it says: 91 of 100 times at 95 %, for 60 items drawn by
     * sizes that spread over two decades. Variance linearised: that of the total of (y - mean) / number. Empty as {@link
     * #total}.
     */
    public Optional<Estimate> mean() {
        double number = population();
        double mean = values.stream()
                        .mapToDouble(each -> each.value() / each.inclusionProbability())
                        .sum()
                / number;
        return estimate(mean, each -> (each.value() - mean) / number);
    }

    private Optional<Estimate> estimate(double value, ToDoubleFunction<WeightedValue> linearised) {
        Map<String, List<WeightedValue>> strata = values.stream()
                .filter(each -> each.inclusionProbability() < 1)
                .collect(Collectors.groupingBy(WeightedValue::stratum));
        if (values.isEmpty() || strata.values().stream().anyMatch(drawn -> drawn.size() == 1)) {
            return Optional.empty();
        }
        double variance = strata.values().stream()
                .mapToDouble(drawn -> variance(drawn, linearised))
                .sum();
        int freedom =
                strata.values().stream().mapToInt(drawn -> drawn.size() - 1).sum();
        return Optional.of(new Estimate(value, Math.sqrt(variance), freedom == 0 ? Double.POSITIVE_INFINITY : freedom));
    }

    private static double variance(List<WeightedValue> drawn, ToDoubleFunction<WeightedValue> linearised) {
        double weights = 0;
        double sum = 0;
        for (WeightedValue each : drawn) {
            weights += 1 - each.inclusionProbability();
            sum += (1 - each.inclusionProbability()) * linearised.applyAsDouble(each) / each.inclusionProbability();
        }
        double centre = sum / weights;
        double squares = 0;
        for (WeightedValue each : drawn) {
            double residual = linearised.applyAsDouble(each) / each.inclusionProbability() - centre;
            squares += (1 - each.inclusionProbability()) * residual * residual;
        }
        return drawn.size() / (drawn.size() - 1.0) * squares;
    }
}
