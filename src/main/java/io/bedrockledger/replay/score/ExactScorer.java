package io.bedrockledger.replay.score;

import java.util.Optional;

/**
 * 1 where an answer is the expected text, else 0.
 *
 * @param extraction the part of the answer that is compared; a reference from a file that has no such part is
 *     compared as a whole
 * @param form what does not count
 */
public record ExactScorer(Extraction extraction, TextForm form) implements Scorer {

    @Override
    public Score score(Answer answer, Answer expected) {
        return PatternBudget.guarded(() -> {
            String otherwise = expected.isGiven() ? expected.text() : "";
            String wanted = form.of(extraction.from(expected.text()).orElse(otherwise));
            Optional<String> found = extraction.from(answer.text()).map(form::of);
            return wanted.isEmpty()
                    ? new Score.Unscored(Score.Reason.REFERENCE_EMPTY)
                    : Score.of(found.equals(Optional.of(wanted)));
        });
    }
}
