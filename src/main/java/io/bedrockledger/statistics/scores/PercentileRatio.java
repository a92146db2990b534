package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A percentile of all seconds / the same percentile of all firsts, on the same items, such as p95 latency of two models.
 * Not the percentile of ratios.
 */
public final class PercentileRatio {

    private final List<PairedValue> items;
    private final double share;
    private final int[] byFirst;
    private final int[] bySecond;
    private final List<int[]> clusters;

    private PercentileRatio(List<PairedValue> items, double share) {
        this.items = items;
        this.share = share;
        this.byFirst = ascending(PairedValue::first);
        this.bySecond = ascending(PairedValue::second);
        Map<String, List<Integer>> members = IntStream.range(0, items.size())
                .boxed()
                .collect(Collectors.groupingBy(index -> items.get(index).cluster()));
        this.clusters = members.values().stream()
                .map(indexes -> indexes.stream().mapToInt(Integer::intValue).toArray())
                .sorted(Comparator.comparingInt(indexes -> indexes[0]))
                .toList();
    }

    /**
     * Of all items of a sample.
     *
     * @param share above 0 and below 1: 0.95 for p95
     */
    public static PercentileRatio of(List<PairedValue> items, double share) {
        return new PercentileRatio(List.copyOf(items), share);
    }

    private int[] ascending(ToDoubleFunction<PairedValue> side) {
        return IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparingDouble(index -> side.applyAsDouble(items.get(index))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Second / first; empty for no items and where the first's percentile is zero. */
    public OptionalDouble ratio() {
        if (items.isEmpty()) {
            return OptionalDouble.empty();
        }
        int[] once = new int[items.size()];
        Arrays.fill(once, 1);
        double ratio = ratio(once, items.size());
        return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    /**
     * The percentile interval of the bootstrap over whole clusters, which keeps each pair together. Empty where there are
     * too few clusters for an interval of this percentile at all (see {@link OrderStatistics#interval}), and where there
     * is no ratio.
     */
    public Optional<Interval> interval(Confidence confidence, Bootstrap bootstrap) {
        if (ratio().isEmpty() || !isBounded(confidence)) {
            return Optional.empty();
        }
        Draws draws = Draws.of(bootstrap.seed());
        double[] drawn = new double[bootstrap.draws()];
        for (int draw = 0; draw < drawn.length; draw++) {
            drawn[draw] = drawnRatio(draws);
        }
        Arrays.sort(drawn);
        int rank = bootstrap.rank(confidence.tail());
        return Optional.of(new Interval(drawn[rank - 1], drawn[drawn.length - rank]));
    }

    private boolean isBounded(Confidence confidence) {
        double least = Math.min(Math.pow(share, clusters.size()), confidence.tail());
        return least < confidence.tail() && Math.pow(1 - share, clusters.size()) < confidence.tail();
    }

    private double drawnRatio(Draws draws) {
        int[] times = new int[items.size()];
        int count = 0;
        for (int each = 0; each < clusters.size(); each++) {
            for (int item : clusters.get(draws.nextInt(clusters.size()))) {
                times[item]++;
                count++;
            }
        }
        return ratio(times, count);
    }

    private double ratio(int[] times, int count) {
        int rank = OrderStatistics.rank(share, count);
        double first = items.get(atRank(byFirst, times, rank)).first();
        double second = items.get(atRank(bySecond, times, rank)).second();
        return first == 0 ? Double.POSITIVE_INFINITY : second / first;
    }

    private static int atRank(int[] ascending, int[] times, int rank) {
        int passed = 0;
        int place = -1;
        while (passed < rank) {
            place++;
            passed += times[ascending[place]];
        }
        return ascending[place];
    }
}
