package io.bedrockledger.bench;

import java.util.SplittableRandom;

/**
 * Chance from a fixed seed. It draws from {@code nextLong} alone, whose algorithm is the same on every JDK; the bounded
 * methods of the library changed between releases.
 */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from 0, inclusive, to 1, exclusive. */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A whole number from 0, inclusive, to {@code bound}, exclusive. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** A whole number between the two, both inclusive. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** A size between the two, as often between 1 and 2 as between 10 and 20: small ones are many, large ones heavy. */
    int size(int low, int high) {
        return (int) (low * StrictMath.pow((double) high / low, unit()));
    }

    /** A place in a ranking of so many: the first is drawn most often, the n-th about one n-th as often. */
    int rank(int count) {
        return (int) StrictMath.pow(count + 1, unit()) - 1;
    }

    /** A random UUID, version 4. */
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new java.util.UUID(high, low).toString();
    }

    /** Sixteen hexadecimal digits. */
    String hex() {
        return String.format("%016x", random.nextLong());
    }
}
