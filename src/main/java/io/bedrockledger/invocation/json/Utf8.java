package io.bedrockledger.invocation.json;

/** The well-formed byte sequences of UTF-8 (Unicode 15, table 3-7). */
final class Utf8 {

    static final int INVALID = 0;
    static final int CUT_OFF = -1;

    private Utf8() {}

    /** The length of the sequence at {@code p} whose first byte is not ASCII, {@link #INVALID}, or {@link #CUT_OFF} at the end. */
    static int sequenceLength(byte[] b, int p, int to) {
        int first = b[p] & 0xFF;
        int length = first < 0xC2 ? INVALID : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : INVALID;
        for (int i = 1; i < length; i++) {
            if (p + i >= to) {
                return CUT_OFF;
            }
            int c = b[p + i] & 0xFF;
            if (c < lowest(first, i) || c > highest(first, i)) {
                return INVALID;
            }
        }
        return length;
    }

    /** Excludes overlong forms, which begin with E0 or F0. */
    private static int lowest(int first, int index) {
        return index > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    }

    /** Excludes surrogates, which begin with ED, and what is above U+10FFFF, which begins with F4. */
    private static int highest(int first, int index) {
        return index > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    }
}
