package io.bedrockledger.replay.plan.sample;

import io.bedrockledger.pricing.Usd;
import org.jspecify.annotations.Nullable;

/**
 * A logged call that was answered, or stopped by a guardrail, and can be run again. Failed calls are not among them: they
 * have no answer to compare with.
 *
 * @param requestId unlike every other's
 * @param region in which it was made
 * @param prompt name of its prompt; null where none is known
 * @param promptVersion null where none is known
 * @param inputTokens all that the model read, cached or not; null where not told
 * @param outputTokens null where not told
 * @param maxTokens the limit that the request set to the answer; null where it set none
 * @param cost at list price; null where not known
 * @param conversation calls of one conversation have the same; null where none is known
 * @param latencyMillis until the end of the answer; null where not told
 */
public record LoggedCall(
        String requestId,
        String region,
        @Nullable String prompt,
        @Nullable String promptVersion,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long maxTokens,
        Outcome outcome,
        @Nullable Usd cost,
        @Nullable String conversation,
        @Nullable Long latencyMillis) {

    /** What became of a call. */
    public enum Outcome {
        /** An answer, or a call of a tool. */
        ANSWERED,
        /** The answer ended at the limit of tokens. */
        TRUNCATED,
        /** The model did not want to answer. */
        REFUSED,
        /** A guardrail or a content filter stopped it. */
        BLOCKED
    }
}
