package io.bedrockledger.invocation.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** A JSON number read as a whole one. */
final class WholeNumber {

    private static final int LONGEST = 64;

    /** So many digits fit into a long, whatever they are. */
    private static final int SAFE_LENGTH = 18;

    private WholeNumber() {}

    /** The number that is written there; empty when it has a fraction, needs more than 64 bits or more than 64 characters. */
    static OptionalLong of(byte[] bytes, int from, int length) {
        if (length <= SAFE_LENGTH) {
            long value = 0;
            int p = bytes[from] == '-' ? from + 1 : from;
            while (p < from + length && bytes[p] >= '0' && bytes[p] <= '9') {
                value = value * 10 + (bytes[p++] - '0');
            }
            if (p == from + length) {
                return OptionalLong.of(bytes[from] == '-' ? -value : value);
            }
        }
        return length > LONGEST
                ? OptionalLong.empty()
                : ofDecimal(new String(bytes, from, length, StandardCharsets.US_ASCII));
    }

    private static OptionalLong ofDecimal(String text) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text).stripTrailingZeros();
        } catch (NumberFormatException exponentTooLarge) {
            return OptionalLong.empty();
        }
        // The digits before the point are counted first: expanding 1e999999999 would take a gigabyte.
        boolean fits = decimal.scale() <= 0 && (long) decimal.precision() - decimal.scale() <= 19;
        try {
            return fits ? OptionalLong.of(decimal.longValueExact()) : OptionalLong.empty();
        } catch (ArithmeticException moreThan64Bits) {
            return OptionalLong.empty();
        }
    }
}
