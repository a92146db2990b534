package io.bedrockledger.statistics;

import io.bedrockledger.statistics.rates.ClusteredOutcomes;
import io.bedrockledger.statistics.rates.PairedOutcomes;
import io.bedrockledger.statistics.rates.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Replays drawn from stored answers, where the truth is known: the difference over all items. */
public final class ReplaySimulation {

    private static final int RIGHT = 0;
    private static final int LOST = 1;
    private static final int GAINED = 2;
    private static final int NEITHER = 3;

    private final int[] kinds;
    private final PairedOutcomes all;

    private ReplaySimulation(int[] kinds) {
        this.kinds = kinds;
        this.all = outcomes(kinds);
    }

    /** Of two models' answers to the same items. */
    public static ReplaySimulation of(boolean[] first, boolean[] second) {
        return new ReplaySimulation(IntStream.range(0, first.length)
                .map(item -> first[item] ? (second[item] ? RIGHT : LOST) : second[item] ? GAINED : NEITHER)
                .toArray());
    }

    /**
     * The same over the first so many items with the second's answers changed at random until exactly so many items more
     * are gained than lost.
     */
    public ReplaySimulation shifted(int items, int netGained, long seed) {
        int[] changed = Arrays.copyOf(kinds, items);
        Draws draws = Draws.of(seed);
        PairedOutcomes now = outcomes(changed);
        long missing = netGained - (now.onlySecond() - now.onlyFirst());
        while (missing != 0) {
            int item = draws.nextInt(items);
            int to = missing < 0 ? worse(changed[item]) : better(changed[item]);
            missing += to == changed[item] ? 0 : missing < 0 ? 1 : -1;
            changed[item] = to;
        }
        return new ReplaySimulation(changed);
    }

    private static int worse(int kind) {
        return kind == RIGHT ? LOST : kind == GAINED ? NEITHER : kind;
    }

    private static int better(int kind) {
        return kind == LOST ? RIGHT : kind == NEITHER ? GAINED : kind;
    }

    private static PairedOutcomes outcomes(int[] kinds) {
        long[] counts = new long[4];
        for (int kind : kinds) {
            counts[kind]++;
        }
        return new PairedOutcomes(counts[RIGHT], counts[LOST], counts[GAINED], counts[NEITHER]);
    }

    /** All items: the truth. */
    public PairedOutcomes all() {
        return all;
    }

    /** The true difference. */
    public double truth() {
        return all.difference().orElseThrow();
    }

    /** The true share of discordant items. */
    public double discordance() {
        return (double) all.discordant() / all.items();
    }

    /** Items drawn one by one, each from all. */
    public PairedOutcomes withReplacement(int items, Draws draws) {
        long[] counts = new long[4];
        for (int each = 0; each < items; each++) {
            counts[kinds[draws.nextInt(kinds.length)]]++;
        }
        return new PairedOutcomes(counts[RIGHT], counts[LOST], counts[GAINED], counts[NEITHER]);
    }

    /** Items drawn one by one, none twice. */
    public PairedOutcomes withoutReplacement(int items, Draws draws) {
        long[] counts = new long[4];
        for (int each = 0; each < items; each++) {
            int chosen = each + draws.nextInt(kinds.length - each);
            int kind = kinds[chosen];
            kinds[chosen] = kinds[each];
            kinds[each] = kind;
            counts[kind]++;
        }
        return new PairedOutcomes(counts[RIGHT], counts[LOST], counts[GAINED], counts[NEITHER]);
    }

    /** Clusters of items that are neighbours in an order, of sizes 1 to 8 by the seed: conversations. */
    public List<PairedOutcomes> clusters(List<Integer> order, long seed) {
        Draws draws = Draws.of(seed);
        List<PairedOutcomes> clusters = new ArrayList<>();
        for (int from = 0; from < order.size(); ) {
            int to = Math.min(order.size(), from + 1 + draws.nextInt(8));
            clusters.add(outcomes(order.subList(from, to).stream()
                    .mapToInt(item -> kinds[item])
                    .toArray()));
            from = to;
        }
        return clusters;
    }

    /** Whole clusters, each from all. */
    public static ClusteredOutcomes drawn(List<PairedOutcomes> clusters, int count, Draws draws) {
        return new ClusteredOutcomes(IntStream.range(0, count)
                .mapToObj(each -> clusters.get(draws.nextInt(clusters.size())))
                .toList());
    }

    /** Whole clusters, none twice. */
    public static ClusteredOutcomes distinct(List<PairedOutcomes> clusters, int count, Draws draws) {
        List<PairedOutcomes> left = new ArrayList<>(clusters);
        for (int each = 0; each < count; each++) {
            int chosen = each + draws.nextInt(left.size() - each);
            left.set(chosen, left.set(each, left.get(chosen)));
        }
        return new ClusteredOutcomes(left.subList(0, count));
    }

    /** A number for what became of an item: items with the same number are alike. */
    public int kind(int item) {
        return kinds[item];
    }

    /**
     * How often intervals hold the truth and what verdicts they give, over so many replays; equal counts are judged once.
     */
    public Tally tally(
            int replays,
            Function<ReplaySimulation, PairedOutcomes> draw,
            Function<PairedOutcomes, Interval> interval,
            double margin) {
        Map<PairedOutcomes, Interval> judged = new HashMap<>();
        int held = 0;
        int notWorse = 0;
        int worse = 0;
        for (int replay = 0; replay < replays; replay++) {
            Interval seen = judged.computeIfAbsent(draw.apply(this), interval);
            held += seen.contains(truth()) ? 1 : 0;
            Verdict verdict = Verdict.of(seen, margin);
            notWorse += verdict instanceof Verdict.NotWorse ? 1 : 0;
            worse += verdict instanceof Verdict.Worse ? 1 : 0;
        }
        return new Tally((double) held / replays, (double) notWorse / replays, (double) worse / replays);
    }

    /**
     * Shares of all replays.
     *
     * @param coverage intervals that held the truth
     * @param notWorse verdicts NOT_WORSE
     * @param worse verdicts WORSE
     */
    public record Tally(double coverage, double notWorse, double worse) {}
}
