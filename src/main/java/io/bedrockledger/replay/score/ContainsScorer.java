package io.bedrockledger.replay.score;

import java.util.List;

/**
 * The share of texts that an answer contains.
 *
 * @param parts what to look for; the whole of what was expected where there are none
 * @param form what does not count
 */
public record ContainsScorer(List<String> parts, TextForm form) implements Scorer {

    public ContainsScorer {
        parts = List.copyOf(parts);
    }

    @Override
    public Score score(Answer answer, Answer expected) {
        List<String> wanted = (parts.isEmpty() ? List.of(expected.text()) : parts)
                .stream().map(form::of).toList();
        if (wanted.stream().anyMatch(String::isEmpty)) {
            return new Score.Unscored(Score.Reason.REFERENCE_EMPTY);
        }
        String said = form.of(answer.text());
        return new Score.Points((double) wanted.stream().filter(said::contains).count() / wanted.size());
    }
}
