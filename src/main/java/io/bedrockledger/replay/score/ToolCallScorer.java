package io.bedrockledger.replay.score;

import java.util.ArrayList;
import java.util.List;

/**
 * 1 where an answer wants the expected tools called with the expected arguments, no more and no fewer; else 0. Where none
 * was expected it is 1 for none.
 *
 * @param order whether the order of calls counts
 */
public record ToolCallScorer(Order order) implements Scorer {

    /** Whether the order of calls counts. */
    public enum Order {
        /** It counts. */
        AS_CALLED,
        /** It does not: calls of one turn may run at once. */
        ANY
    }

    @Override
    public Score score(Answer answer, Answer expected) {
        return switch (order) {
            case AS_CALLED -> Score.of(answer.toolCalls().equals(expected.toolCalls()));
            case ANY -> Score.of(isSameInAnyOrder(answer.toolCalls(), expected.toolCalls()));
        };
    }

    private static boolean isSameInAnyOrder(List<ToolCall> found, List<ToolCall> wanted) {
        List<ToolCall> left = new ArrayList<>(wanted);
        return found.size() == wanted.size() && found.stream().allMatch(left::remove);
    }
}
