package io.bedrockledger.samples;

import org.jspecify.annotations.Nullable;

/** Token counts as the envelope of a record has them; a key that the record does not have is null. */
record Counts(
        @Nullable Long input,
        @Nullable Long cacheRead,
        @Nullable Long cacheWrite,
        @Nullable Long output) {

    static final Counts NONE = new Counts(null, null, null, null);

    /** What newer records have, also where nothing was cached. */
    static Counts withCache(Usage usage) {
        return new Counts(usage.input(), usage.cacheRead(), usage.cacheWrite(), usage.output());
    }

    /** What records of models without a prompt cache have. */
    static Counts plain(Usage usage) {
        return new Counts(usage.input(), null, null, usage.output());
    }

    /** What embeddings have. */
    static Counts inputOnly(long input) {
        return new Counts(input, null, null, null);
    }
}
