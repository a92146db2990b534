package io.bedrockledger.invocation.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decodes the escapes of JSON strings to UTF-8. One instance serves one thread. */
final class Escapes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long BACKSLASHES = ONES * '\\';
    private static final int REPLACEMENT = 0xFFFD;

    /** Room for what one escape becomes. */
    private static final int ROOM = 16;

    /** Longer runs without an escape are not copied. */
    private static final int COPIED = 48;

    private final byte[] decoded = new byte[4096];
    private int size;

    /**
     * Hands the decoded text to the sink, in pieces; a lone surrogate, which has no UTF-8, becomes U+FFFD.
     *
     * @param b text that has been scanned, so that every escape in it is whole
     */
    void decode(byte[] b, int from, int to, ByteSink sink) {
        size = 0;
        int p = from;
        while (p < to) {
            int next = backslash(b, p, to);
            plain(b, p, next, sink);
            p = next < to ? escape(b, next, to) : to;
        }
        sink.put(decoded, 0, size);
    }

    /** The index of the first backslash, the end when there is none. */
    private static int backslash(byte[] b, int from, int to) {
        int p = from;
        while (p + 8 <= to) {
            long other = (long) LONG.get(b, p) ^ BACKSLASHES;
            long found = (other - ONES) & ~other & HIGH_BITS;
            if (found != 0) {
                return p + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            p += 8;
        }
        while (p < to && b[p] != '\\') {
            p++;
        }
        return p;
    }

    /** Hands a run without escapes over as it lies there, or copies it when it is short or the buffer needs room. */
    private void plain(byte[] b, int from, int to, ByteSink sink) {
        int length = to - from;
        if (length > COPIED || size + length > decoded.length - ROOM) {
            sink.put(decoded, 0, size);
            size = 0;
        }
        if (length > COPIED) {
            sink.put(b, from, to);
        } else {
            System.arraycopy(b, from, decoded, size, length);
            size += length;
        }
    }

    private int escape(byte[] b, int p, int to) {
        int c = b[p + 1];
        if (c != 'u') {
            decoded[size++] = unescaped(c);
            return p + 2;
        }
        int unit = hex(b, p + 2);
        int next = p + 6;
        if (Character.isHighSurrogate((char) unit) && isLowSurrogateEscape(b, next, to)) {
            encode(Character.toCodePoint((char) unit, (char) hex(b, next + 2)));
            return next + 6;
        }
        encode(unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE ? REPLACEMENT : unit);
        return next;
    }

    private static boolean isLowSurrogateEscape(byte[] b, int p, int to) {
        return p + 6 <= to && b[p] == '\\' && b[p + 1] == 'u' && Character.isLowSurrogate((char) hex(b, p + 2));
    }

    private static byte unescaped(int c) {
        return (byte)
                switch (c) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> c;
                };
    }

    private static int hex(byte[] b, int p) {
        int value = 0;
        for (int i = p; i < p + 4; i++) {
            value = (value << 4) | Character.digit(b[i], 16);
        }
        return value;
    }

    private void encode(int point) {
        if (point < 0x80) {
            decoded[size++] = (byte) point;
            return;
        }
        int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        int rest = point;
        for (int i = length - 1; i > 0; i--) {
            decoded[size + i] = (byte) (0x80 | (rest & 0x3F));
            rest >>>= 6;
        }
        // The first byte begins with as many ones as the sequence has bytes.
        decoded[size] = (byte) (((0xF00 >>> length) & 0xFF) | rest);
        size += length;
    }
}
