package io.bedrockledger.invocation.json;

/** The escapes of JSON strings, decoded to UTF-8. */
final class Escapes {

    private static final int REPLACEMENT = 0xFFFD;

    private Escapes() {}

    /** Hands the decoded text to the sink; a lone surrogate, which has no UTF-8, becomes U+FFFD. The text has been scanned. */
    static void decode(byte[] b, int from, int to, ByteSink sink) {
        byte[] one = new byte[4];
        int plain = from;
        int p = from;
        while (p < to) {
            if (b[p] != '\\') {
                p++;
                continue;
            }
            if (p > plain) {
                sink.put(b, plain, p);
            }
            int c = b[p + 1];
            if (c == 'u') {
                int unit = hex(b, p + 2);
                p += 6;
                boolean pair = Character.isHighSurrogate((char) unit) && isLowSurrogateEscape(b, p, to);
                int point = pair ? Character.toCodePoint((char) unit, (char) hex(b, p + 2)) : unit;
                p += pair ? 6 : 0;
                sink.put(one, 0, encode(point, one));
            } else {
                one[0] = unescaped(c);
                p += 2;
                sink.put(one, 0, 1);
            }
            plain = p;
        }
        if (p > plain) {
            sink.put(b, plain, p);
        }
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

    private static int encode(int codePoint, byte[] into) {
        int point = codePoint >= 0xD800 && codePoint <= 0xDFFF ? REPLACEMENT : codePoint;
        if (point < 0x80) {
            into[0] = (byte) point;
            return 1;
        }
        int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        int rest = point;
        for (int i = length - 1; i > 0; i--) {
            into[i] = (byte) (0x80 | (rest & 0x3F));
            rest >>>= 6;
        }
        into[0] = (byte) (((0xF00 >>> length) & 0xFF) | rest);
        return length;
    }
}
