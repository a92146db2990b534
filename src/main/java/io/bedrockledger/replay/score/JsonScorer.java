package io.bedrockledger.replay.score;

import io.bedrockledger.replay.score.json.AnswerJson;

/** 1 where an answer is JSON and nothing else, as a program would read it; else 0. */
public record JsonScorer() implements Scorer {

    @Override
    public Score score(Answer answer, Answer expected) {
        return Score.of(AnswerJson.whole(answer.text()).isPresent());
    }
}
