package io.bedrockledger.replay.converse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered. Counts are null where the endpoint did not state them.
 *
 * @param text all texts of the answer in their order, joined without anything between; empty when it holds none
 * @param toolCalls in their order
 * @param stopReason why it ended, in Converse's words; null when not stated
 * @param inputTokens without what was read from or written to a cache
 * @param latencyMillis from request to the last token, as the endpoint measured it
 */
public record ReplayAnswer(
        String text,
        List<Block.ToolUse> toolCalls,
        @Nullable String stopReason,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long cacheReadTokens,
        @Nullable Long cacheWriteTokens,
        @Nullable Long latencyMillis) {

    /** Copies the list. */
    public ReplayAnswer {
        toolCalls = List.copyOf(toolCalls);
    }

    @Override
    public String toString() {
        return "ReplayAnswer[chars=" + text.length() + ", toolCalls=" + toolCalls.size() + ", stopReason=" + stopReason
                + ", inputTokens=" + inputTokens + ", outputTokens=" + outputTokens + ", latencyMillis="
                + latencyMillis + "]";
    }
}
