package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Token counts as one part of a record reports them; a later count of a bucket replaces an earlier one. */
final class TokenCounts {

    /** What is counted. */
    enum Bucket {
        INPUT,
        CACHE_READ,
        /** All tokens written to the cache, whatever their time to live. */
        CACHE_WRITE,
        CACHE_WRITE_5M,
        CACHE_WRITE_1H,
        OUTPUT
    }

    /**
     * The highest count that is believed: a thousand million, above any context and output that a model has, and low
     * enough for every cost to stay within what the tables hold.
     */
    static final long MAX = 1_000_000_000;

    private final Map<Bucket, Long> counts = new EnumMap<>(Bucket.class);

    void clear() {
        counts.clear();
    }

    void put(Bucket bucket, long count) {
        counts.put(bucket, count);
    }

    /** Takes a whole number from zero to {@link #MAX}; anything else leaves what was there. */
    void take(Bucket bucket, JsonTape json, int token) {
        if (json.isNumber(token)) {
            OptionalLong count = json.wholeNumber(token);
            if (count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() <= MAX) {
                put(bucket, count.getAsLong());
            }
        }
    }

    @Nullable
    Long count(Bucket bucket) {
        return counts.get(bucket);
    }

    boolean has(Bucket bucket) {
        return counts.containsKey(bucket);
    }
}
