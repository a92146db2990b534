package io.bedrockledger.invocation;

import java.util.Arrays;

/**
 * Makes the keyed hashes of every five words in a row of a normalised text. One a thread.
 *
 * <p>A word is a run of letters and digits; a run of digits counts as one digit, so that a date or a counter in a fixed
 * text leaves it fixed, and a character that UTF-8 writes in three bytes or more begins a word, since scripts that have no
 * spaces are written with such. Everything else only separates.
 */
final class TextSketcher {

    /**
     * Words that a hash covers: fewer, and unlike texts share too many; more, and a short fixed text has none. Measured: the
     * groups of real prompts are the same with three, four and five.
     */
    static final int WORDS = 5;

    private static final long WORD_FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final long SEQUENCE_FACTOR = 0xD1B5_4A32_D192_ED03L;
    private static final long OLDEST = power(SEQUENCE_FACTOR, WORDS);

    private static final byte SEPARATOR = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte WIDE = 3;
    private static final byte[] KINDS = kinds();

    /** Whose text it is; a hash's lowest bit tells, and keeps the same words of both apart. */
    enum Role {
        SYSTEM,
        USER
    }

    private final SipHash hash;
    private final Role role;
    private final long[] window = new long[WORDS];
    private long[] found = new long[256];
    private int count;
    private long sequence;
    private int words;
    private int slot;

    TextSketcher(SipHash hash, Role role) {
        this.hash = hash;
        this.role = role;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, 'a', 'z' + 1, LETTER);
        Arrays.fill(kinds, 'A', 'Z' + 1, LETTER);
        Arrays.fill(kinds, '0', '9' + 1, DIGIT);
        Arrays.fill(kinds, 0x80, 0xE0, LETTER);
        Arrays.fill(kinds, 0xE0, 0x100, WIDE);
        return kinds;
    }

    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    void clear() {
        count = 0;
    }

    /**
     * Adds a piece of text.
     *
     * @param cutBefore whether the text goes on before it: its first word may be a rest, and is left out
     * @param cutAfter whether it goes on behind it: the same of its last
     */
    void add(byte[] bytes, int from, int to, boolean cutBefore, boolean cutAfter) {
        sequence = 0;
        words = 0;
        slot = 0;
        Arrays.fill(window, 0);
        int i = cutBefore ? behindRest(bytes, from, to) : from;
        long word = 0;
        int before = SEPARATOR;
        while (i < to) {
            int b = bytes[i++] & 0xFF;
            int kind = KINDS[b];
            if (before != SEPARATOR && (kind == SEPARATOR || kind == WIDE)) {
                word(word);
                word = 0;
            }
            if (kind == DIGIT) {
                word = before == DIGIT ? word : (word ^ '0') * WORD_FACTOR;
            } else if (kind != SEPARATOR) {
                word = (word ^ b) * WORD_FACTOR;
                // Most of a text is letters after letters.
                while (i < to && KINDS[bytes[i] & 0xFF] == LETTER) {
                    word = (word ^ (bytes[i] & 0xFF)) * WORD_FACTOR;
                    i++;
                }
                kind = LETTER;
            }
            before = kind;
        }
        if (before != SEPARATOR && !cutAfter) {
            word(word);
        }
    }

    private static int behindRest(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && KINDS[bytes[i] & 0xFF] != SEPARATOR && KINDS[bytes[i] & 0xFF] != WIDE) {
            i++;
        }
        return i;
    }

    private void word(long letters) {
        long word = letters ^ (letters >>> 32);
        sequence = sequence * SEQUENCE_FACTOR + word - window[slot] * OLDEST;
        window[slot] = word;
        slot = slot + 1 == WORDS ? 0 : slot + 1;
        if (++words >= WORDS) {
            put(hash.ofLong(sequence));
        }
    }

    /** Adds hashes that stand for a whole text, whatever its length. */
    void addWhole(long fingerprint, int hashes) {
        for (int i = 0; i < hashes; i++) {
            put(hash.ofLong(fingerprint + i * WORD_FACTOR));
        }
    }

    private void put(long value) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = role == Role.SYSTEM ? value | 1 : value & ~1;
    }

    /** The hashes since the last {@link #clear}. */
    long[] hashes() {
        return Arrays.copyOf(found, count);
    }
}
