package io.bedrockledger.invocation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Token counts as the record reports them; a count that no part of the record has is null, never zero.
 *
 * @param input input tokens; includes the cached ones only when {@code inputIsGross}
 * @param cacheRead tokens read from the prompt cache
 * @param cacheWrite all tokens written to the prompt cache, whatever their time to live
 * @param cacheWrite5m those of {@code cacheWrite} that the body says live for the model's default time
 * @param cacheWrite1h those of {@code cacheWrite} that the body says live for one hour
 * @param output output tokens, reasoning included
 * @param inputIsGross true when the count came from a usage of the OpenAI form, whose input contains the cached tokens
 * @param source where the input and output counts came from
 */
public record ReportedTokens(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite,
        @Nullable Long cacheWrite5m,
        @Nullable Long cacheWrite1h,
        @Nullable Long output,
        boolean inputIsGross,
        Source source) {

    /** Which part of the record the counts came from. */
    public enum Source {
        ENVELOPE,
        BODY,
        METRICS,
        ABSENT
    }

    /** No counts at all. */
    public static final ReportedTokens ABSENT =
            new ReportedTokens(null, null, null, null, null, null, false, Source.ABSENT);

    public ReportedTokens {
        Objects.requireNonNull(source, "source");
    }
}
