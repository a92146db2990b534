package io.bedrockledger.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.statistics.rates.ClusteredOutcomes;
import io.bedrockledger.statistics.rates.PairedOutcomes;
import io.bedrockledger.statistics.rates.Verdict;
import io.bedrockledger.statistics.scores.Bootstrap;
import io.bedrockledger.statistics.scores.CostRatio;
import io.bedrockledger.statistics.scores.PairedValue;
import io.bedrockledger.statistics.scores.PercentileRatio;
import io.bedrockledger.statistics.scores.ScoreDifferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Coverage, error rates and power on stored answers, whole: all pairs of 16 models, 1,319 items. Prints its tables. Bars
 * are the wanted rates less what chance does to the worst of so many.
 */
@Tag("slow")
@Tag("statistical")
class CoverageCampaignTest {

    private static final int REPLAYS = 2_000;
    private static final double MARGIN = 0.02;
    private static final int[] SIZES = {50, 200, 800};

    /** Four standard errors of a rate of 5 % over 2,000 replays: the worst of some hundred pairs stays within. */
    private static final double SLACK = 4 * Math.sqrt(0.05 * 0.95 / REPLAYS);

    private static StoredAnswers answers;
    private static List<ReplaySimulation> pairs;

    @BeforeAll
    static void load() {
        answers = StoredAnswers.load();
        pairs = new ArrayList<>();
        for (String first : answers.models()) {
            for (String second : answers.models()) {
                if (first.compareTo(second) < 0) {
                    pairs.add(ReplaySimulation.of(answers.right(first), answers.right(second)));
                }
            }
        }
    }

    /** How a replay is drawn. */
    @FunctionalInterface
    private interface Draw {
        PairedOutcomes from(ReplaySimulation pair, int items, Draws draws);
    }

    @Test
    void intervalsOfPairsHoldTheTruth() {
        say("coverage at 95 %%, %d pairs, %d replays each", pairs.size(), REPLAYS);
        say(
                "%-28s %5s %7s %7s %7s   %s",
                "interval", "items", "min", "mean", "max", "where items x discordance >= 10: min, max");
        for (int items : SIZES) {
            cover("Tango, endless", items, ReplaySimulation::withReplacement, CoverageCampaignTest::tango);
            cover("Newcombe, endless", items, ReplaySimulation::withReplacement, CoverageCampaignTest::newcombe);
            cover("Tango, of 1,319", items, ReplaySimulation::withoutReplacement, finite(1_319));
        }
    }

    private static void cover(String name, int items, Draw draw, Function<PairedOutcomes, Interval> interval) {
        Draws draws = Draws.of(items);
        List<Double> all = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (ReplaySimulation pair : pairs) {
            double coverage = pair.tally(REPLAYS, each -> draw.from(each, items, draws), interval, MARGIN)
                    .coverage();
            all.add(coverage);
            if (items * pair.discordance() >= 10) {
                many.add(coverage);
            }
        }
        say(
                "%-28s %5d %7.4f %7.4f %7.4f   %7.4f %7.4f (%d pairs)",
                name, items, min(all), mean(all), max(all), min(many), max(many), many.size());
        if (name.startsWith("Tango")) {
            assertThat(min(all)).as(name + " " + items).isGreaterThan(0.93 - SLACK);
            assertThat(max(many)).as(name + " " + items).isLessThan(0.97 + SLACK);
        }
    }

    private static Interval tango(PairedOutcomes pairs) {
        return pairs.tango(Confidence.PERCENT_95);
    }

    private static Interval newcombe(PairedOutcomes pairs) {
        return pairs.newcombe(Confidence.PERCENT_95);
    }

    private static Function<PairedOutcomes, Interval> finite(long population) {
        return each -> each.tango(Confidence.PERCENT_95, population);
    }

    /** 1,300 items, so that 26 are exactly two points. */
    @Test
    void candidatesThatAreWorseByTheMarginAreSeldomAccepted() {
        say("verdicts at margin 2 points, %d pairs, %d replays each", pairs.size(), REPLAYS);
        say("%-22s %5s %18s %18s %18s", "truth", "items", "NOT_WORSE mean/max", "WORSE mean/max", "UNDECIDED mean");
        for (int items : SIZES) {
            List<ReplaySimulation.Tally> atMargin = judge(-26, items, false);
            judge(0, items, false);
            judge(-78, items, false);
            assertThat(max(atMargin, ReplaySimulation.Tally::notWorse)).isLessThan(0.05 + SLACK);
            List<ReplaySimulation.Tally> finite = judge(-26, items, true);
            assertThat(max(finite, ReplaySimulation.Tally::notWorse)).isLessThan(0.05 + SLACK);
            judge(0, items, true);
        }
    }

    private static List<ReplaySimulation.Tally> judge(int net, int items, boolean finite) {
        Draws draws = Draws.of(items);
        Draw draw = finite ? ReplaySimulation::withoutReplacement : ReplaySimulation::withReplacement;
        Function<PairedOutcomes, Interval> interval = finite ? finite(1_300) : CoverageCampaignTest::tango;
        List<ReplaySimulation.Tally> tallies = new ArrayList<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            ReplaySimulation shifted = pairs.get(pair).shifted(1_300, net, pair);
            assertThat(shifted.truth()).isEqualTo(net / 1_300.0);
            tallies.add(shifted.tally(REPLAYS, each -> draw.from(each, items, draws), interval, MARGIN));
        }
        say(
                "%+5.1f points, %-8s %5d     %6.4f %6.4f      %6.4f %6.4f             %6.4f",
                net / 13.0,
                finite ? "of 1,300" : "endless",
                items,
                mean(tallies, ReplaySimulation.Tally::notWorse),
                max(tallies, ReplaySimulation.Tally::notWorse),
                mean(tallies, ReplaySimulation.Tally::worse),
                max(tallies, ReplaySimulation.Tally::worse),
                1 - mean(tallies, ReplaySimulation.Tally::notWorse) - mean(tallies, ReplaySimulation.Tally::worse));
        return tallies;
    }

    /** Conversations of 1 to 8 items of like difficulty, and, as the worst case, of items with the same outcome. */
    @Test
    void clustersAreCoveredToo() {
        say("coverage with clusters of 1 to 8 items, %d replays", REPLAYS);
        say(
                "%-14s %8s %22s %22s %22s %22s",
                "alike in",
                "clusters",
                "clustered min/mean/max",
                "of all min/mean",
                "as if items min/mean",
                "accepted at margin max");
        for (boolean byOutcome : new boolean[] {false, true}) {
            for (int count : new int[] {30, 100}) {
                coverClusters(byOutcome, count);
            }
        }
    }

    private static void coverClusters(boolean byOutcome, int count) {
        List<ClusterShares> shares = new ArrayList<>();
        int[] ease = answers.ease();
        for (int pair = 0; pair < pairs.size(); pair += 4) {
            ReplaySimulation simulation = pairs.get(pair);
            List<Integer> order = IntStream.range(0, ease.length)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer item) -> byOutcome ? simulation.kind(item) : ease[item])
                            .thenComparing(item -> Draws.uniform(5, "item-" + item)))
                    .toList();
            shares.add(ClusterShares.of(simulation, simulation.clusters(order, pair), count, Draws.of(pair)));
        }
        List<Double> clustered = shares.stream().map(ClusterShares::clustered).toList();
        List<Double> finite = shares.stream().map(ClusterShares::finite).toList();
        List<Double> ignored = shares.stream().map(ClusterShares::ignored).toList();
        List<Double> accepted = shares.stream().map(ClusterShares::accepted).toList();
        say(
                "%-14s %8d   %6.4f %6.4f %6.4f          %6.4f %6.4f          %6.4f %6.4f         %6.4f",
                byOutcome ? "outcome" : "difficulty",
                count,
                min(clustered),
                mean(clustered),
                max(clustered),
                min(finite),
                mean(finite),
                min(ignored),
                mean(ignored),
                max(accepted));
        assertThat(min(clustered)).isGreaterThan(0.93 - SLACK);
        assertThat(min(finite)).isGreaterThan(0.93 - SLACK);
        assertThat(max(accepted)).isLessThan(0.05 + SLACK);
    }

    /**
     * Shares of all replays.
     *
     * @param clustered held the truth, clusters drawn from all each time
     * @param finite held the truth, no cluster drawn twice
     * @param ignored held the truth, by the interval that takes items to be drawn one by one
     * @param accepted found not worse by a margin that is exactly the truth
     */
    private record ClusterShares(double clustered, double finite, double ignored, double accepted) {

        static ClusterShares of(ReplaySimulation simulation, List<PairedOutcomes> clusters, int count, Draws draws) {
            FinitePopulation population = new FinitePopulation(count, clusters.size());
            int[] held = new int[4];
            for (int replay = 0; replay < REPLAYS; replay++) {
                ClusteredOutcomes drawn = ReplaySimulation.drawn(clusters, count, draws);
                Interval interval = drawn.interval(Confidence.PERCENT_95);
                held[0] += holds(interval, simulation);
                held[1] += holds(
                        ReplaySimulation.distinct(clusters, count, draws).interval(Confidence.PERCENT_95, population),
                        simulation);
                held[2] += holds(drawn.total().tango(Confidence.PERCENT_95), simulation);
                held[3] += interval.low() > simulation.truth() ? 1 : 0;
            }
            double all = REPLAYS;
            return new ClusterShares(held[0] / all, held[1] / all, held[2] / all, held[3] / all);
        }
    }

    private static int holds(Interval interval, ReplaySimulation simulation) {
        return interval.contains(simulation.truth()) ? 1 : 0;
    }

    /**
     * Scores that are not 0 or 1: right answers count the less the longer they are; conversations of 1 to 4 neighbours.
     */
    @Test
    void bootstrapIntervalsOfScoresHoldTheTruth() {
        int replays = 1_000;
        say("coverage of the percentile-t bootstrap of scores, %d replays of 1,000 draws", replays);
        List<Double> all = new ArrayList<>();
        for (int items : new int[] {50, 200}) {
            List<Double> coverages = new ArrayList<>();
            List<Double> errors = new ArrayList<>();
            for (String second : answers.models().subList(1, 9)) {
                List<Observation> differences = scores("claude-3-opus-20240229", second);
                double truth = ScoreDifferences.of(differences, 1).mean().orElseThrow();
                Draws stream = Draws.of(items);
                int held = 0;
                int accepted = 0;
                for (int replay = 0; replay < replays; replay++) {
                    List<Observation> drawn = drawn(differences, items, stream);
                    Interval interval = ScoreDifferences.of(drawn, 1)
                            .interval(
                                    Confidence.PERCENT_95,
                                    new Bootstrap(1_000, replay),
                                    FinitePopulation.endless(items));
                    held += interval.contains(truth) ? 1 : 0;
                    // Worse by exactly the margin: the margin is what it is truly worse by.
                    accepted += truth < 0 && Verdict.of(interval, -truth) instanceof Verdict.NotWorse ? 1 : 0;
                }
                coverages.add(held / (double) replays);
                errors.add(accepted / (double) replays);
            }
            say(
                    "scores, %3d items: coverage min %.4f mean %.4f max %.4f; accepted at the margin max %.4f",
                    items, min(coverages), mean(coverages), max(coverages), max(errors));
            all.addAll(coverages);
            assertThat(max(errors)).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / replays));
        }
        assertThat(min(all)).isGreaterThan(0.93 - 4 * Math.sqrt(0.05 * 0.95 / replays));
    }

    private static List<Observation> scores(String first, String second) {
        double[] one = concise(first);
        double[] other = concise(second);
        return IntStream.range(0, one.length)
                .mapToObj(item -> new Observation("item-" + item, other[item] - one[item]))
                .toList();
    }

    private static double[] concise(String model) {
        boolean[] right = answers.right(model);
        double[] lengths = answers.lengths(model);
        return IntStream.range(0, right.length)
                .mapToDouble(item -> right[item] ? Math.min(1, 500 / lengths[item]) : 0)
                .toArray();
    }

    private static List<Observation> drawn(List<Observation> population, int items, Draws stream) {
        return IntStream.range(0, items)
                .mapToObj(each -> new Observation(
                        "drawn-" + each,
                        population.get(stream.nextInt(population.size())).value()))
                .toList();
    }

    /** Lengths of answers stand for costs and latencies: skewed, and alike between models. */
    @Test
    void ratiosHoldTheTruth() {
        int replays = 1_000;
        String first = "claude-3-opus-20240229";
        for (int items : new int[] {50, 200}) {
            List<Double> costs = new ArrayList<>();
            List<Double> medians = new ArrayList<>();
            List<Double> tails = new ArrayList<>();
            for (String second : answers.models().subList(5, 9)) {
                List<PairedValue> all = values(first, second);
                double cost = CostRatio.of(all, FinitePopulation.endless(all.size()))
                        .ratio()
                        .orElseThrow();
                double median = PercentileRatio.of(all, 0.5).ratio().orElseThrow();
                double tail = PercentileRatio.of(all, 0.95).ratio().orElseThrow();
                Draws stream = Draws.of(items);
                int[] held = new int[3];
                for (int replay = 0; replay < replays; replay++) {
                    List<PairedValue> drawn = redrawn(all, items, stream);
                    held[0] += holds(
                            CostRatio.of(drawn, FinitePopulation.endless(items))
                                    .interval(Confidence.PERCENT_95)
                                    .orElseThrow(),
                            cost);
                    Bootstrap bootstrap = new Bootstrap(1_000, replay);
                    held[1] += holds(
                            PercentileRatio.of(drawn, 0.5)
                                    .interval(Confidence.PERCENT_95, bootstrap)
                                    .orElseThrow(),
                            median);
                    held[2] += PercentileRatio.of(drawn, 0.95)
                            .interval(Confidence.PERCENT_95, bootstrap)
                            .map(interval -> holds(interval, tail))
                            .orElse(0);
                }
                costs.add(held[0] / (double) replays);
                medians.add(held[1] / (double) replays);
                tails.add(held[2] / (double) replays);
            }
            say(
                    "ratios, %3d items: cost %.4f to %.4f; p50 %.4f to %.4f; p95 %.4f to %.4f (0: too few items for an interval)",
                    items, min(costs), max(costs), min(medians), max(medians), min(tails), max(tails));
            assertThat(min(costs)).isGreaterThan(0.91);
            assertThat(min(medians)).isGreaterThan(0.91);
            assertThat(items < 72 ? 1 : min(tails)).isGreaterThan(0.88);
        }
    }

    private static List<PairedValue> values(String first, String second) {
        double[] one = answers.lengths(first);
        double[] other = answers.lengths(second);
        return IntStream.range(0, one.length)
                .mapToObj(item -> new PairedValue("item-" + item, one[item], other[item]))
                .toList();
    }

    private static List<PairedValue> redrawn(List<PairedValue> population, int items, Draws stream) {
        return IntStream.range(0, items)
                .mapToObj(each -> {
                    PairedValue chosen = population.get(stream.nextInt(population.size()));
                    return new PairedValue("drawn-" + each, chosen.first(), chosen.second());
                })
                .toList();
    }

    private static int holds(Interval interval, double truth) {
        return interval.contains(truth) ? 1 : 0;
    }

    private static double min(List<Double> values) {
        return values.stream().mapToDouble(value -> value).min().orElse(1);
    }

    private static double max(List<Double> values) {
        return values.stream().mapToDouble(value -> value).max().orElse(0);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }

    private static double mean(List<ReplaySimulation.Tally> tallies, ToDoubleFunction<ReplaySimulation.Tally> of) {
        return tallies.stream().mapToDouble(of).average().orElse(0);
    }

    private static double max(List<ReplaySimulation.Tally> tallies, ToDoubleFunction<ReplaySimulation.Tally> of) {
        return tallies.stream().mapToDouble(of).max().orElse(0);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
