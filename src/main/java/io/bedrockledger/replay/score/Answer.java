package io.bedrockledger.replay.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered, or what was expected of it.
 *
 * @param text all of the text, in one; empty where there is none
 * @param toolCalls the tools that it wants called, in order
 * @param stopReason as the service says it; null where it is not known, as for a reference from a file
 */
public record Answer(
        String text, List<ToolCall> toolCalls, @Nullable String stopReason) {

    public Answer {
        toolCalls = List.copyOf(toolCalls);
    }

    /** A text alone, such as a reference from a file. */
    public static Answer ofText(String text) {
        return new Answer(text, List.of(), null);
    }

    /** Whether someone gave it rather than a model: then all of it may be what is expected. No model ends without a reason. */
    boolean isGiven() {
        return stopReason == null;
    }

    /** Nothing of what was said. */
    @Override
    public String toString() {
        return "Answer[characters=" + text.length() + ", toolCalls=" + toolCalls.size() + ", stopReason=" + stopReason
                + "]";
    }
}
