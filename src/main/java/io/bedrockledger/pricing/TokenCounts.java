package io.bedrockledger.pricing;

import org.jspecify.annotations.Nullable;

/**
 * Token counts as a record reports them, before the families' ways of counting are evened out. A count that no part of
 * the record has is null, never zero.
 *
 * @param input input tokens; contains the cached ones when {@code inputIsGross}, or when the model's family counts so
 * @param cacheRead tokens read from the prompt cache
 * @param cacheWrite all tokens written to the prompt cache, whatever their time to live
 * @param cacheWriteDefault those that the body says live for the model's default time
 * @param cacheWrite1h those that the body says live for one hour
 * @param output output tokens, reasoning included
 * @param inputIsGross true when the usage is of a form whose input contains the cached tokens
 */
public record TokenCounts(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite,
        @Nullable Long cacheWriteDefault,
        @Nullable Long cacheWrite1h,
        @Nullable Long output,
        boolean inputIsGross) {

    /** No counts at all. */
    public static final TokenCounts NONE = new TokenCounts(null, null, null, null, null, null, false);

    public TokenCounts {
        checkCount("input", input);
        checkCount("cacheRead", cacheRead);
        checkCount("cacheWrite", cacheWrite);
        checkCount("cacheWriteDefault", cacheWriteDefault);
        checkCount("cacheWrite1h", cacheWrite1h);
        checkCount("output", output);
    }

    private static void checkCount(String name, @Nullable Long count) {
        if (count != null && count < 0) {
            throw new IllegalArgumentException("[token counts] " + name + " must be >= 0; found " + count
                    + "; reject the record before it is priced");
        }
    }

    /** True when nothing says how long the written tokens live, although some were written. */
    boolean hasUnsplitWrites() {
        return cacheWrite != null && cacheWrite > split();
    }

    /** All writes: the total where it is reported, else what the split adds up to; null when neither is known. */
    @Nullable
    Long allWrites() {
        if (cacheWrite != null) {
            return Math.max(cacheWrite, split());
        }
        return cacheWriteDefault == null && cacheWrite1h == null ? null : split();
    }

    /** Written tokens whose time to live the body tells. */
    long split() {
        return Math.addExact(zeroIfAbsent(cacheWriteDefault), zeroIfAbsent(cacheWrite1h));
    }

    static long zeroIfAbsent(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
