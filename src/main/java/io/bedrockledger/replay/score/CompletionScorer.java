package io.bedrockledger.replay.score;

/** 1 where an answer is complete: neither declined nor cut off nor blocked, and not empty; else 0. */
public record CompletionScorer() implements Scorer {

    @Override
    public Score score(Answer answer, Answer expected) {
        boolean empty = answer.text().isBlank() && answer.toolCalls().isEmpty();
        return Score.of(!empty && Ending.of(answer) == Ending.COMPLETE);
    }
}
