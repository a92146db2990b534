package io.bedrockledger.pricing;

import static io.bedrockledger.pricing.TokenCounts.zeroIfAbsent;

import org.jspecify.annotations.Nullable;

/**
 * Token counts in disjoint buckets, the same for every family: no token is in two of them. A count that is not known is
 * null, never zero.
 *
 * @param input tokens that touched no cache
 * @param cacheRead tokens read from the cache
 * @param cacheWrite tokens written for the model's default time to live
 * @param cacheWrite1h tokens written for one hour
 * @param cacheWriteUnknown tokens written for a time that nothing tells, by a model that has two
 * @param output output tokens
 */
public record TokenBuckets(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite,
        @Nullable Long cacheWrite1h,
        @Nullable Long cacheWriteUnknown,
        @Nullable Long output) {

    /** No counts at all. */
    public static final TokenBuckets NONE = new TokenBuckets(null, null, null, null, null, null);

    /**
     * Evens the families' ways of counting out.
     *
     * <p>A gross input loses the cached tokens once. If it is smaller than they are, it was not gross or the counts
     * contradict each other: the bucket is then unknown (null), which leaves the call partially priced; it is never
     * cut to zero. Writes that no split covers go to the default bucket when the model has one time to live or none,
     * else to the unknown one.
     *
     * @param model null when the book does not know it; its writes are then of unknown time to live
     */
    static TokenBuckets of(TokenCounts counts, @Nullable ModelCard model) {
        boolean gross = counts.inputIsGross() || (model != null && model.inputIsGross());
        Long writes = counts.allWrites();
        Long input = gross ? withoutCached(counts.input(), counts.cacheRead(), writes) : counts.input();
        if (writes == null) {
            return new TokenBuckets(input, counts.cacheRead(), null, null, null, counts.output());
        }
        if (model != null && !model.hasTwoTimesToLive()) {
            long atDefault = writes - zeroIfAbsent(counts.cacheWrite1h());
            return new TokenBuckets(input, counts.cacheRead(), atDefault, counts.cacheWrite1h(), null, counts.output());
        }
        Long none = writes == 0 ? writes : null;
        return new TokenBuckets(
                input,
                counts.cacheRead(),
                counts.cacheWriteDefault() == null ? none : counts.cacheWriteDefault(),
                counts.cacheWrite1h() == null ? none : counts.cacheWrite1h(),
                writes - counts.split(),
                counts.output());
    }

    private static @Nullable Long withoutCached(
            @Nullable Long gross, @Nullable Long cacheRead, @Nullable Long cacheWrites) {
        if (gross == null) {
            return null;
        }
        long input = gross - Math.addExact(zeroIfAbsent(cacheRead), zeroIfAbsent(cacheWrites));
        return input < 0 ? null : input;
    }

    /** Tokens of the whole request, which decide the context band: input, reads and writes. */
    long context() {
        long writes = Math.addExact(
                zeroIfAbsent(cacheWrite), Math.addExact(zeroIfAbsent(cacheWrite1h), zeroIfAbsent(cacheWriteUnknown)));
        return Math.addExact(Math.addExact(zeroIfAbsent(input), zeroIfAbsent(cacheRead)), writes);
    }
}
