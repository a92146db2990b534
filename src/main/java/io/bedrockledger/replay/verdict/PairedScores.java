package io.bedrockledger.replay.verdict;

import io.bedrockledger.replay.score.Score;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.Observation;
import io.bedrockledger.statistics.rates.ClusteredOutcomes;
import io.bedrockledger.statistics.rates.DecisionPlan;
import io.bedrockledger.statistics.rates.PairedOutcomes;
import io.bedrockledger.statistics.scores.ScoreDifferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** The scores of two models on the same items, by conversation. */
final class PairedScores {

    private static final PairedOutcomes NONE = new PairedOutcomes(0, 0, 0, 0);

    /** The chance of a decision that more items are counted for, if the differences go on as they were seen. */
    private static final double POWER = 0.8;

    /** Beyond it the seen difference is as good as the margin, and no number of items would decide. */
    private static final long MOST_FURTHER = 10_000_000;

    private final List<Pair> pairs;
    private final long candidateUnscored;

    private PairedScores(List<Pair> pairs, long candidateUnscored) {
        this.pairs = pairs;
        this.candidateUnscored = candidateUnscored;
    }

    /**
     * Of all items. One without the incumbent's score is left out: its reference cannot be used. One without the
     * candidate's alone counts as 0, so that no candidate gains by answers that cannot be scored.
     */
    static PairedScores of(List<ReplayedItem> items) {
        List<Pair> pairs = new ArrayList<>();
        long unscored = 0;
        for (ReplayedItem each : items) {
            if (each.incumbent().score() instanceof Score.Points incumbent) {
                boolean isScored = each.candidate().score() instanceof Score.Points;
                pairs.add(new Pair(each.conversation(), incumbent.value(), points(each.candidate())));
                unscored += isScored ? 0 : 1;
            }
        }
        return new PairedScores(pairs, unscored);
    }

    private static double points(Side side) {
        return side.score() instanceof Score.Points points ? points.value() : 0;
    }

    long items() {
        return pairs.size();
    }

    /** Items where the candidate alone has no score. */
    long candidateUnscored() {
        return candidateUnscored;
    }

    OptionalDouble incumbentMean() {
        return mean(Pair::incumbent);
    }

    OptionalDouble candidateMean() {
        return mean(Pair::candidate);
    }

    /** The mean of candidate less incumbent; empty for no items. */
    OptionalDouble difference() {
        return mean(each -> each.candidate() - each.incumbent());
    }

    private OptionalDouble mean(ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).average();
    }

    /** The share of items on which the two scores differ; 0 for no items. */
    double changedShare() {
        long changed = pairs.stream()
                .filter(each -> each.candidate() != each.incumbent())
                .count();
        return pairs.isEmpty() ? 0 : (double) changed / pairs.size();
    }

    /** Of the difference: the score interval for pairs where all scores are 0 or 1, else the bootstrap; -1 to 1 for none. */
    Interval interval(Confidence confidence, JudgementPlan plan) {
        return isRightOrWrong()
                ? outcomes().interval(confidence, plan.population())
                : scores().interval(confidence, plan.bootstrap(), plan.population());
    }

    /** How many items more would decide at a confidence; empty where no number would. */
    OptionalLong furtherItems(Confidence confidence, double margin) {
        OptionalLong further = furtherItems(new DecisionPlan(margin, confidence, POWER));
        return further.orElse(0) <= MOST_FURTHER ? further : OptionalLong.empty();
    }

    private OptionalLong furtherItems(DecisionPlan plan) {
        if (isRightOrWrong()) {
            ClusteredOutcomes outcomes = outcomes();
            double effective = outcomes.effectiveItems(plan.confidence());
            return plan.furtherItems(outcomes.total(), effective > 0 ? items() / effective : 1);
        }
        return scores().estimate()
                .map(each ->
                        plan.furtherItems(each.value(), each.standardError() * Math.sqrt((double) items()), items()))
                .orElse(OptionalLong.empty());
    }

    private boolean isRightOrWrong() {
        return pairs.stream().allMatch(each -> isWhole(each.incumbent()) && isWhole(each.candidate()));
    }

    private static boolean isWhole(double score) {
        return score == 0 || score == 1;
    }

    private ClusteredOutcomes outcomes() {
        Map<String, PairedOutcomes> clusters = new LinkedHashMap<>();
        pairs.forEach(each -> clusters.put(
                each.conversation(),
                clusters.getOrDefault(each.conversation(), NONE).plus(each.outcome())));
        return new ClusteredOutcomes(List.copyOf(clusters.values()));
    }

    private ScoreDifferences scores() {
        return ScoreDifferences.of(
                pairs.stream()
                        .map(each -> new Observation(each.conversation(), each.candidate() - each.incumbent()))
                        .toList(),
                1);
    }

    private record Pair(String conversation, double incumbent, double candidate) {

        PairedOutcomes outcome() {
            boolean first = incumbent == 1;
            boolean second = candidate == 1;
            return new PairedOutcomes(
                    first && second ? 1 : 0,
                    first && !second ? 1 : 0,
                    !first && second ? 1 : 0,
                    first || second ? 0 : 1);
        }
    }
}
