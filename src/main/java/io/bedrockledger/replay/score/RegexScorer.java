package io.bedrockledger.replay.score;

import java.util.regex.Pattern;

/** 1 where a pattern is found in an answer, else 0; what was expected does not count. */
public record RegexScorer(Pattern pattern) implements Scorer {

    @Override
    public Score score(Answer answer, Answer expected) {
        return PatternBudget.guarded(() -> Score.of(PatternBudget.finds(pattern, answer.text())));
    }
}
