package io.bedrockledger.samples;

/** Tokens of one answered call in disjoint buckets, each zero or more. */
record Usage(long input, long cacheRead, long cacheWrite5m, long cacheWrite1h, long output) {

    static Usage of(long input, long output) {
        return new Usage(input, 0, 0, 0, output);
    }

    long cacheWrite() {
        return cacheWrite5m + cacheWrite1h;
    }

    long total() {
        return input + cacheRead + cacheWrite() + output;
    }
}
