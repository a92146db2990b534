package io.bedrockledger.replay.score;

import java.util.Optional;

/**
 * 1 where an answer is the expected text, else 0.
 *
 * @param extraction the part of the answer that is compared; the reference is compared as a whole where it has no such
 *     part, as one from a file
 * @param form what does not count
 */
public record ExactScorer(Extraction extraction, TextForm form) implements Scorer {

    @Override
    public Score score(Answer answer, Answer expected) {
        return PatternBudget.guarded(() -> {
            String wanted = form.of(extraction.from(expected.text()).orElse(expected.text()));
            Optional<String> found = extraction.from(answer.text()).map(form::of);
            return wanted.isEmpty()
                    ? new Score.Unscored(Score.Reason.REFERENCE_EMPTY)
                    : Score.of(found.equals(Optional.of(wanted)));
        });
    }
}
