package io.bedrockledger.samples;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Chance from a fixed seed. Everything is made from {@code nextLong} and {@code split}, whose algorithm is the same on
 * every JDK; the bounded methods of the library changed between releases.
 */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** Other dice, so that a change in one story moves no number of another one. */
    Dice split() {
        return new Dice(random.split());
    }

    /** A whole number between the two, both inclusive. */
    int between(int low, int high) {
        return low + (int) ((random.nextLong() >>> 1) % (high - low + 1));
    }

    boolean chance(int percent) {
        return between(1, 100) <= percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /** A random UUID, version 4. */
    String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    /** Sixteen hexadecimal digits. */
    String hex() {
        return String.format("%016x", random.nextLong());
    }
}
