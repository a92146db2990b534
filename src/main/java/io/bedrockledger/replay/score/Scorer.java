package io.bedrockledger.replay.score;

/** One way to tell how good an answer is. The same answer has the same score whenever it is asked. */
@FunctionalInterface
public interface Scorer {

    /**
     * The score of an answer.
     *
     * @param expected the reference, or the incumbent's answer where there is none
     */
    Score score(Answer answer, Answer expected);
}
