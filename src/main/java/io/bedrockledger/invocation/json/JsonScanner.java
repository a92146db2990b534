package io.bedrockledger.invocation.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A validating scan over the bytes of one JSON value (RFC 8259) that leaves the value's tokens on a {@link JsonTape}.
 *
 * <p>It knows no recursion: open containers are linked on the tape itself, so that nesting costs no stack. Bytes that are
 * not UTF-8 do not stop the scan; they mark the string that holds them. One instance serves one thread.
 */
public final class JsonScanner {

    /** How a scan ended. */
    public enum Outcome {
        /** A whole value was read; {@link #length} is its length, with the white space before it. */
        COMPLETE,
        /** No value begins so; {@link #length} leads to the byte that cannot stand where it stands. */
        INVALID,
        /** The bytes ended inside a value that was right so far. */
        INCOMPLETE,
        /** The value has more tokens than the tape may hold. */
        TOO_MANY_TOKENS
    }

    private enum Expected {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COMMA_OR_END
    }

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    /** The characters that a backslash alone escapes; a table, since prompts are full of them. */
    private static final boolean[] SHORT_ESCAPES = new boolean[128];

    static {
        for (char c : "\"\\/bfnrt".toCharArray()) {
            SHORT_ESCAPES[c] = true;
        }
    }

    private static final int CUT_OFF = -1;
    private static final int BROKEN = -2;

    private byte[] bytes = new byte[0];
    private int end;
    private boolean last;
    private JsonTape tape;
    private int start;
    private int position;
    private int newlines;
    private int stringFlags;

    public JsonScanner() {
        tape = new JsonTape(1);
    }

    /** How far the last scan went, in bytes from where it began. */
    public int length() {
        return position - start;
    }

    /** Newlines that the last scan passed; all of them stand between tokens. */
    public int newlines() {
        return newlines;
    }

    /**
     * Scans the value that begins at {@code from}, white space before it allowed.
     *
     * @param to where the bytes end, exclusive
     * @param last true when nothing follows {@code to}, so that a number may end there
     * @param target emptied first; its offsets count from {@code from}
     */
    public Outcome scan(byte[] source, int from, int to, boolean last, JsonTape target) {
        this.bytes = source;
        this.end = to;
        this.last = last;
        this.tape = target;
        this.start = from;
        this.position = from;
        this.newlines = 0;
        target.begin(source, from);
        return scanTokens();
    }

    private Outcome scanTokens() {
        int open = JsonTape.NONE;
        Expected expected = Expected.VALUE;
        while (true) {
            int c = nextToken();
            if (c < 0) {
                return Outcome.INCOMPLETE;
            }
            if (tape.isFull()) {
                return Outcome.TOO_MANY_TOKENS;
            }
            if (isClosing(c, expected)) {
                if (!tape.closes(open, c)) {
                    return Outcome.INVALID;
                }
                open = tape.close(open, position++);
            } else if (c == '{' || c == '[') {
                if (expected != Expected.VALUE && expected != Expected.VALUE_OR_END) {
                    return Outcome.INVALID;
                }
                open = tape.open(c == '{', position++, open);
                expected = c == '{' ? Expected.KEY_OR_END : Expected.VALUE_OR_END;
                continue;
            } else if (expected == Expected.COMMA_OR_END) {
                if (c != ',') {
                    return Outcome.INVALID;
                }
                position++;
                expected = tape.isObject(open) ? Expected.KEY : Expected.VALUE;
                continue;
            } else if (expected == Expected.KEY || expected == Expected.KEY_OR_END) {
                int found = c == '"' ? key() : BROKEN;
                if (found < 0) {
                    return outcome(found);
                }
                expected = Expected.VALUE;
                continue;
            } else {
                int found = scalar(c);
                if (found < 0) {
                    return outcome(found);
                }
            }
            if (open == JsonTape.NONE) {
                return Outcome.COMPLETE;
            }
            expected = Expected.COMMA_OR_END;
        }
    }

    private static boolean isClosing(int c, Expected expected) {
        return (c == '}' || c == ']') && expected != Expected.VALUE && expected != Expected.KEY;
    }

    private static Outcome outcome(int found) {
        return found == CUT_OFF ? Outcome.INCOMPLETE : Outcome.INVALID;
    }

    /** Passes white space; returns the byte of the next token without passing it, or -1 at the end of the bytes. */
    private int nextToken() {
        int p = position;
        int to = end;
        byte[] b = bytes;
        while (p < to) {
            int c = b[p];
            if (c == '\n') {
                newlines++;
            } else if (c != ' ' && c != '\r' && c != '\t') {
                position = p;
                return c & 0xFF;
            }
            p++;
        }
        position = p;
        return -1;
    }

    private int key() {
        int first = position + 1;
        int close = string(first);
        if (close < 0) {
            return close;
        }
        tape.add(JsonTape.Kind.KEY, stringFlags, first, close);
        position = close + 1;
        int c = nextToken();
        if (c != ':') {
            return c < 0 ? CUT_OFF : BROKEN;
        }
        return ++position;
    }

    private int scalar(int c) {
        return switch (c) {
            case '"' -> stringValue();
            case 't' -> literal("true", JsonTape.Kind.TRUE);
            case 'f' -> literal("false", JsonTape.Kind.FALSE);
            case 'n' -> literal("null", JsonTape.Kind.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> BROKEN;
        };
    }

    private int stringValue() {
        int first = position + 1;
        int close = string(first);
        if (close >= 0) {
            tape.add(JsonTape.Kind.STRING, stringFlags, first, close);
            position = close + 1;
        }
        return close;
    }

    private int literal(String name, JsonTape.Kind kind) {
        for (int i = 0; i < name.length(); i++) {
            if (position + i == end) {
                return CUT_OFF;
            }
            if (bytes[position + i] != name.charAt(i)) {
                return BROKEN;
            }
        }
        tape.add(kind, 0, position, position + name.length());
        position += name.length();
        return position;
    }

    /** Finds the closing quote of the string whose text begins at {@code from}, eight plain bytes a step. */
    private int string(int from) {
        byte[] b = bytes;
        int to = end;
        int p = from;
        stringFlags = 0;
        while (true) {
            while (p + 8 <= to) {
                long special = special((long) LONG.get(b, p));
                if (special != 0) {
                    p += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                p += 8;
            }
            while (p < to && isPlain(b[p])) {
                p++;
            }
            if (p == to) {
                return CUT_OFF;
            }
            int c = b[p];
            if (c == '"') {
                return p;
            }
            int next = c == '\\' ? escape(p, to) : c < 0 ? notAscii(p, to) : BROKEN;
            if (next < 0) {
                position = p;
                return next;
            }
            p = next;
        }
    }

    /** Marks, by its high bit, the lowest byte that is a quote, a backslash, a control character or not ASCII. */
    private static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | (word - SPACES) | word) & HIGH_BITS;
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private int escape(int p, int to) {
        stringFlags |= JsonTape.ESCAPED;
        if (p + 1 == to) {
            return CUT_OFF;
        }
        int c = bytes[p + 1];
        if (c >= 0 && SHORT_ESCAPES[c]) {
            return p + 2;
        }
        return c == 'u' ? hexEscape(p + 2, to) : BROKEN;
    }

    private int hexEscape(int p, int to) {
        for (int i = p; i < p + 4; i++) {
            if (i >= to) {
                return CUT_OFF;
            }
            if (Character.digit(bytes[i], 16) < 0) {
                return BROKEN;
            }
        }
        return p + 4;
    }

    private int notAscii(int from, int to) {
        stringFlags |= JsonTape.NOT_ASCII;
        int p = from;
        while (p < to && bytes[p] < 0) {
            int length = Utf8.sequenceLength(bytes, p, to);
            if (length == Utf8.INVALID) {
                stringFlags |= JsonTape.NOT_UTF8;
                tape.markNotUtf8();
                p++;
            } else if (length == Utf8.CUT_OFF) {
                // A sequence that ends with the bytes: whether it is valid decides the next scan, with more bytes.
                return CUT_OFF;
            } else {
                p += length;
            }
        }
        return p;
    }

    private int number() {
        int first = position;
        int p = bytes[first] == '-' ? first + 1 : first;
        if (p == end) {
            return CUT_OFF;
        }
        int whole = digits(p);
        if (whole == p || (bytes[p] == '0' && whole > p + 1)) {
            return BROKEN;
        }
        p = whole;
        if (p < end && bytes[p] == '.') {
            int fraction = digits(p + 1);
            if (fraction == p + 1) {
                return fraction == end ? CUT_OFF : BROKEN;
            }
            p = fraction;
        }
        if (p < end && (bytes[p] | 0x20) == 'e') {
            int sign = p + 1 < end && (bytes[p + 1] == '+' || bytes[p + 1] == '-') ? p + 2 : p + 1;
            int exponent = digits(sign);
            if (exponent == sign) {
                return exponent == end ? CUT_OFF : BROKEN;
            }
            p = exponent;
        }
        if (p == end && !last) {
            return CUT_OFF;
        }
        tape.add(JsonTape.Kind.NUMBER, 0, first, p);
        position = p;
        return p;
    }

    private int digits(int from) {
        int p = from;
        while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        return p;
    }
}
