package io.bedrockledger.invocation;

import org.jspecify.annotations.Nullable;

/**
 * What an answer tells of things that are billed and are no text; null where it does not tell, which is not zero.
 *
 * @param speechInputTokens tokens of speech heard, never among the input tokens
 * @param speechOutputTokens tokens of speech made, never among the output tokens
 * @param imageOutputTokens tokens of images made: zero where an answer has none, else unknown, since no body tells them
 *     from the tokens of its text
 * @param groundedRequests 1 when the model looked into the web for the answer, 0 when it did not
 */
public record Metered(
        @Nullable Long speechInputTokens,
        @Nullable Long speechOutputTokens,
        @Nullable Long imageOutputTokens,
        @Nullable Long groundedRequests) {

    /** Nothing is told. */
    public static final Metered UNKNOWN = new Metered(null, null, null, null);

    /** An answer that has no image and for which nobody looked into the web; of speech it says nothing. */
    static final Metered TEXT = new Metered(null, null, 0L, 0L);
}
