package io.bedrockledger.statistics;

import java.nio.charset.StandardCharsets;

/**
 * A stream of pseudo-random numbers that a seed decides, the same on every machine and JDK: SplitMix64 (Steele, Lea and
 * Flood 2014, "Fast splittable pseudorandom number generators"). The JDK's own generators promise less. Not for secrets,
 * and not to be shared between threads.
 */
public final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The distance between two doubles of 53 bits in 0 to 1. */
    private static final double ULP = 0x1.0p-53;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The stream of a seed. */
    public static Draws of(long seed) {
        return new Draws(seed);
    }

    /**
     * A number from 0, inclusive, to 1, exclusive, that a seed and an id decide alone: an item keeps its number whichever
     * other items there are, and in whichever order they come. The id is hashed by FNV-1a, then mixed with the seed.
     */
    public static double uniform(long seed, String id) {
        long hash = FNV_OFFSET;
        for (byte octet : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return (mix(mix(seed + GOLDEN_GAMMA) ^ hash) >>> 11) * ULP;
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** The next number from 0, inclusive, to 1, exclusive. */
    public double nextDouble() {
        return (nextLong() >>> 11) * ULP;
    }

    /**
     * The next whole number from 0 to below a bound, by multiplication (Lemire 2019). The likelihoods of two numbers
     * differ by less than bound / 2^32 of themselves: a quarter of a thousandth for a million items.
     *
     * @param bound above 0
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException(
                    "[draws] a bound must be > 0; found " + bound + "; draw from at least one item");
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** The next standard normal number, by inversion. */
    public double nextNormal() {
        return Distributions.normalQuantile((nextLong() >>> 12) * (2 * ULP) + ULP);
    }

    private static long mix(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
