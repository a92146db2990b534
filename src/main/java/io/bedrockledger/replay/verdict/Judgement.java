package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All candidates of a run on one scorer. The chance that even one of them is called not worse though it is worse by the
 * margin stays at 2.5 %, by Holm (1979, "A simple sequentially rejective multiple test procedure"): of m candidates each
 * must pass with an interval at 1 - 5 % / m; those that pass leave the others an easier level, until none passes. Each is
 * shown with the interval that decided, so that a verdict can be read off it.
 */
public final class Judgement {

    /** Beyond it the answers without a score, which count as 0, would make the verdict rather than the model. */
    static final double MOST_UNSCORED = 0.05;

    private final JudgementPlan plan;
    private final List<Candidate> candidates;
    private final List<PairedScores> scores;

    private Judgement(JudgementPlan plan, List<Candidate> candidates) {
        this.plan = plan;
        this.candidates = candidates;
        this.scores =
                candidates.stream().map(each -> PairedScores.of(each.items())).toList();
    }

    /** What the scores say about each candidate, in their order. Refused ones count as candidates too. */
    public static List<Quality> of(List<Candidate> candidates, JudgementPlan plan) {
        return new Judgement(plan, List.copyOf(candidates)).qualities();
    }

    private List<Quality> qualities() {
        Map<Integer, Decided> decided = decided();
        List<Quality> qualities = new ArrayList<>();
        for (int index = 0; index < candidates.size(); index++) {
            Decided each = Objects.requireNonNull(decided.get(index));
            qualities.add(quality(scores.get(index), objection(index).orElse(null), each));
        }
        return List.copyOf(qualities);
    }

    private Optional<Objection> objection(int index) {
        PairedScores paired = scores.get(index);
        Objection known = candidates.get(index).objection();
        if (known != null) {
            return Optional.of(known);
        }
        if (paired.items() == 0) {
            return Optional.of(Objection.NOTHING_SCORED);
        }
        return paired.candidateUnscored() > MOST_UNSCORED * paired.items()
                ? Optional.of(Objection.TOO_MANY_UNSCORED)
                : Optional.empty();
    }

    /** The interval that decides, by candidate. */
    private Map<Integer, Decided> decided() {
        Map<Integer, Decided> passed = new LinkedHashMap<>();
        while (passed.size() < candidates.size()) {
            Confidence confidence = Confidence.PERCENT_95.eachOf(candidates.size() - passed.size());
            Map<Integer, Decided> open = intervals(passed, confidence);
            Map<Integer, Decided> passing = new LinkedHashMap<>(open);
            passing.entrySet().removeIf(each -> !isPassed(each.getKey(), each.getValue()));
            passed.putAll(passing.isEmpty() ? open : passing);
            if (passing.isEmpty()) {
                return passed;
            }
        }
        return passed;
    }

    private Map<Integer, Decided> intervals(Map<Integer, Decided> passed, Confidence confidence) {
        Map<Integer, Decided> open = new LinkedHashMap<>();
        for (int index = 0; index < candidates.size(); index++) {
            if (!passed.containsKey(index)) {
                open.put(index, new Decided(confidence, scores.get(index).interval(confidence, plan)));
            }
        }
        return open;
    }

    private boolean isPassed(int index, Decided decided) {
        return objection(index).isEmpty() && Conclusion.of(decided.interval(), plan.margin()) == Conclusion.NOT_WORSE;
    }

    private Quality quality(PairedScores paired, @Nullable Objection objection, Decided decided) {
        Conclusion conclusion =
                objection == null ? Conclusion.of(decided.interval(), plan.margin()) : Conclusion.REFUSED;
        Long more = switch (conclusion) {
            case NOT_WORSE, WORSE -> Long.valueOf(0);
            case UNDECIDED -> more(paired, decided.confidence());
            case REFUSED -> null;
        };
        return new Quality(
                paired.items(),
                value(paired.incumbentMean()),
                value(paired.candidateMean()),
                value(paired.difference()),
                decided.interval(),
                conclusion,
                objection == null ? reason(paired, conclusion, decided) : "Not judged: " + objection.text() + ".",
                more);
    }

    private @Nullable Long more(PairedScores paired, Confidence confidence) {
        OptionalLong further = paired.furtherItems(confidence, plan.margin());
        // The interval holds the margin, so that at least one is missing, whatever the plan's rounding says.
        return further.isPresent() ? Long.valueOf(Math.max(1, further.getAsLong())) : null;
    }

    private static @Nullable Double value(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private String reason(PairedScores paired, Conclusion conclusion, Decided decided) {
        String place = switch (conclusion) {
            case NOT_WORSE -> "lies above";
            case WORSE -> "lies below";
            case UNDECIDED, REFUSED -> "holds";
        };
        String unscored = paired.candidateUnscored() == 0
                ? ""
                : String.format(
                        Locale.ROOT, " %,d of its answers have no score and count as 0.", paired.candidateUnscored());
        String level =
                candidates.size() == 1 ? "" : String.format(Locale.ROOT, ", of %d candidates", candidates.size());
        return String.format(
                        Locale.ROOT,
                        "The interval of the difference, %.4f to %.4f at %.2f %%%s, %s -%s.",
                        decided.interval().low(),
                        decided.interval().high(),
                        100 * decided.confidence().level(),
                        level,
                        place,
                        plan.margin())
                + unscored;
    }

    private record Decided(Confidence confidence, Interval interval) {}
}
