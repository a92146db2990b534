package io.bedrockledger.replay.verdict;

import io.bedrockledger.replay.score.TextForm;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a candidate says the same to nearly every request though the references do not. Such a candidate can please a
 * judge, a pattern or a scorer of form, and agrees often where one answer is common; so it is refused before any of them
 * counts.
 *
 * @param items answers compared
 * @param exceptions the candidate's answers other than its most frequent one
 * @param referenceExceptions the references other than their most frequent one
 */
public record ConstantAnswers(long items, long exceptions, long referenceExceptions) {

    /**
     * A candidate may have a quarter as many exceptions as the references. Where all references differ, that is a most
     * frequent answer in three of four; where nine of ten are the same, in 39 of 40.
     */
    static final int FEWER_BY = 4;

    /**
     * Exceptions of the references that prove nothing yet: with five expected a good candidate has none in one of 150
     * samples (Poisson).
     */
    static final int BY_CHANCE = 5;

    /**
     * Counts answers that are equal but for case and white space.
     *
     * @param answers of the candidate, as a whole or the part that counts
     * @param references the incumbent's answers or the expected ones, the same part of them
     */
    public static ConstantAnswers of(List<String> answers, List<String> references) {
        return new ConstantAnswers(answers.size(), exceptions(answers), exceptions(references));
    }

    private static long exceptions(List<String> texts) {
        Map<String, Long> counts = texts.stream()
                .map(TextForm.FOLDED::of)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return texts.size() - (counts.isEmpty() ? 0 : Collections.max(counts.values()));
    }

    /** The share of the most frequent answer; 0 for no items. */
    public double share() {
        return items == 0 ? 0 : 1 - (double) exceptions / items;
    }

    /** The objection: exceptions x {@value #FEWER_BY} + {@value #BY_CHANCE} are at most those of the references. */
    public Optional<Objection> objection() {
        return FEWER_BY * exceptions + BY_CHANCE <= referenceExceptions
                ? Optional.of(Objection.CONSTANT_ANSWERS)
                : Optional.empty();
    }
}
