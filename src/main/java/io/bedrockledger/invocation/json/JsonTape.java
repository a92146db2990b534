package io.bedrockledger.invocation.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The tokens of one JSON value in the order of its bytes, a long each: kind, flags and two numbers.
 *
 * <p>A token is named by its index. The two numbers are, for a key or a scalar, where its text begins and ends; for the
 * start of a container, where it begins and the index of its end; for an end, where it stands. Offsets count from the
 * first byte of the scan, so that the bytes may move as long as {@link #moveTo} says where they went.
 */
public final class JsonTape {

    /** No token: what a search that finds nothing returns. */
    public static final int NONE = -1;

    /** The token of the value that was scanned. */
    public static final int ROOT = 0;

    /** More bytes than an offset of the tape can reach. */
    public static final int MAX_BYTES = (1 << 28) - 1;

    static final int ESCAPED = 1;
    static final int NOT_ASCII = 2;
    static final int NOT_UTF8 = 4;

    private static final int FIELD_BITS = 28;
    private static final long FIELD = (1L << FIELD_BITS) - 1;
    private static final int FLAG_SHIFT = 2 * FIELD_BITS;
    private static final int KIND_SHIFT = 60;
    private static final int FIRST_CAPACITY = 4096;
    private static final int LONGEST_ESCAPE = 6;
    private static final long ALL_LENGTHS = -1;

    /** Of an object without names, which has nothing to be found, too. */
    private static final long UNKNOWN_LENGTHS = 0;

    /** What a token is. */
    public enum Kind {
        OBJECT(0),
        ARRAY(1),
        END(2),
        KEY(3),
        STRING(4),
        NUMBER(5),
        TRUE(6),
        FALSE(7),
        NULL(8);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private final int limit;
    private final Escapes escapes = new Escapes();
    private long[] tokens;
    private int size;
    private byte[] bytes = new byte[0];
    private int base;
    private boolean notUtf8;

    /** The object in which a name was looked for last, and the lengths of its names once it was asked twice. */
    private int asked = NONE;

    private long askedLengths;

    /** @param limit the tokens that it may hold; beyond them a scan stops */
    public JsonTape(int limit) {
        this.limit = limit;
        this.tokens = new long[Math.min(limit + 1, FIRST_CAPACITY)];
    }

    void begin(byte[] source, int from) {
        bytes = source;
        base = from;
        size = 0;
        asked = NONE;
        notUtf8 = false;
    }

    /** Says that the bytes of the scan now begin at {@code from} of {@code source}. */
    public void moveTo(byte[] source, int from) {
        bytes = source;
        base = from;
    }

    /** Gives back the memory of an unusually large value. */
    public void shrink() {
        if (tokens.length > FIRST_CAPACITY * 16) {
            tokens = new long[FIRST_CAPACITY];
        }
        size = 0;
        bytes = new byte[0];
    }

    boolean isFull() {
        return size >= limit;
    }

    void markNotUtf8() {
        notUtf8 = true;
    }

    void add(Kind kind, int flags, int from, int to) {
        append(kind, flags, from - base, to - base);
    }

    private void append(Kind kind, int flags, long first, long second) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, (int) Math.min(2L * size, limit + 2L));
        }
        tokens[size++] =
                ((long) kind.code << KIND_SHIFT) | ((long) flags << FLAG_SHIFT) | (first << FIELD_BITS) | second;
    }

    /** Adds the start of a container; until it is closed its second number is the container around it, plus one. */
    int open(boolean object, int at, int parent) {
        append(object ? Kind.OBJECT : Kind.ARRAY, 0, at - base, parent + 1L);
        return size - 1;
    }

    boolean closes(int open, int c) {
        return open != NONE && c == (isObject(open) ? '}' : ']');
    }

    /** Adds the end of a container and returns the one around it. */
    int close(int open, int at) {
        int parent = second(open) - 1;
        tokens[open] = (tokens[open] & ~FIELD) | size;
        append(Kind.END, 0, at - base, 0);
        return parent;
    }

    private int first(int token) {
        return (int) ((tokens[token] >>> FIELD_BITS) & FIELD);
    }

    private int second(int token) {
        return (int) (tokens[token] & FIELD);
    }

    private boolean has(int token, int flag) {
        return ((tokens[token] >>> FLAG_SHIFT) & flag) != 0;
    }

    private int code(int token) {
        return (int) (tokens[token] >>> KIND_SHIFT);
    }

    /** What the token is. */
    public Kind kind(int token) {
        return KINDS[code(token)];
    }

    /** Whether there is such a token and it is the start of an object. */
    public boolean isObject(int token) {
        return token >= 0 && code(token) == Kind.OBJECT.code;
    }

    /** Whether there is such a token and it is the start of an array. */
    public boolean isArray(int token) {
        return token >= 0 && code(token) == Kind.ARRAY.code;
    }

    /** Whether there is such a token and it is a string. */
    public boolean isString(int token) {
        return token >= 0 && code(token) == Kind.STRING.code;
    }

    /** Whether there is such a token and it is a number. */
    public boolean isNumber(int token) {
        return token >= 0 && code(token) == Kind.NUMBER.code;
    }

    /** Whether the token stands for nothing: none at all, or a null. */
    public boolean isAbsent(int token) {
        return token < 0 || code(token) == Kind.NULL.code;
    }

    /** The token behind the value, key or end. */
    public int next(int token) {
        int code = code(token);
        return code <= Kind.ARRAY.code ? second(token) + 1 : token + 1;
    }

    /** The first token inside the container; its END when it is empty. */
    public int firstChild(int container) {
        return container + 1;
    }

    /** The container's END. */
    public int end(int container) {
        return second(container);
    }

    /** Where the token begins: the offset of its text, of its bracket, counted from the scan's first byte. */
    public int offset(int token) {
        return first(token);
    }

    /** How many bytes the token has as it is written, brackets included, quotes not. */
    public int length(int token) {
        int code = code(token);
        if (code <= Kind.ARRAY.code) {
            return first(second(token)) + 1 - first(token);
        }
        return second(token) - first(token);
    }

    /** The elements of an array; 0 of anything else. */
    public int elements(int array) {
        int count = 0;
        if (isArray(array)) {
            for (int e = firstChild(array); e < end(array); e = next(e)) {
                count++;
            }
        }
        return count;
    }

    /**
     * The value of the object's member of that name, the last of several; {@link #NONE} when there is none, or
     * {@code object} is none.
     */
    public int find(int object, Name name) {
        if (!isObject(object) || !mayHave(object, name.length())) {
            return NONE;
        }
        int found = NONE;
        int stop = end(object);
        for (int key = object + 1; key < stop; key = next(key + 1)) {
            if (isNamed(key, name)) {
                found = key + 1;
            }
        }
        return found;
    }

    /** Whether the object may have a name of that length. An object that is asked again and again is looked at once. */
    private boolean mayHave(int object, int length) {
        if (object != asked) {
            asked = object;
            askedLengths = UNKNOWN_LENGTHS;
            return true;
        }
        if (askedLengths == UNKNOWN_LENGTHS) {
            askedLengths = lengthsOfNames(object);
        }
        return (askedLengths >>> length & 1) != 0;
    }

    /** A set of bits, one for each length modulo 64; all of them when a name has escapes. */
    private long lengthsOfNames(int object) {
        long lengths = 0;
        int stop = end(object);
        for (int key = object + 1; key < stop; key = next(key + 1)) {
            lengths |= has(key, ESCAPED) ? ALL_LENGTHS : 1L << length(key);
        }
        return lengths;
    }

    /** Whether the key is that name, escapes decoded. */
    public boolean isNamed(int key, Name name) {
        if (has(key, ESCAPED)) {
            // Of a longer one the decoding is spared: an escape has at most six bytes for one.
            return length(key) <= LONGEST_ESCAPE * name.length() && name.matches(decode(key));
        }
        int from = first(key);
        int to = second(key);
        return to - from == name.length() && name.matches(bytes, base + from, base + to);
    }

    /** Whether the token is a string of exactly that text, escapes decoded. */
    public boolean isText(int token, Name text) {
        return isString(token) && isNamed(token, text);
    }

    /** Whether the token is a string and says one of the texts. */
    public boolean isOneOf(int token, List<Name> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (isText(token, texts.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token is a string, or a key, that begins so; one with escapes does not count. */
    public boolean startsWith(int token, Name beginning) {
        return isString(token) && beginning.begins(bytes, base + first(token), base + second(token));
    }

    /** Whether the key ends so; one with escapes does not count. */
    public boolean endsWith(int key, Name ending) {
        return ending.ends(bytes, base + first(key), base + second(key));
    }

    /** Whether the value holds a string or key whose bytes are not UTF-8. */
    public boolean isNotUtf8(int value) {
        return firstNotUtf8(value) != NONE;
    }

    /** The first string or key of the value whose bytes are not UTF-8; {@link #NONE} when all are. */
    public int firstNotUtf8(int value) {
        if (notUtf8) {
            int stop = next(value);
            for (int t = value; t < stop; t++) {
                if (has(t, NOT_UTF8)) {
                    return t;
                }
            }
        }
        return NONE;
    }

    /** The text of a string or key, decoded; of a number or literal, as it is written. */
    public String text(int token) {
        if (has(token, ESCAPED)) {
            return new String(decode(token), StandardCharsets.UTF_8);
        }
        return new String(bytes, base + first(token), length(token), StandardCharsets.UTF_8);
    }

    private byte[] decode(int token) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(length(token));
        copyText(token, (b, from, to) -> decoded.write(b, from, to - from));
        return decoded.toByteArray();
    }

    /** Hands the text of a string or key to the sink, escapes decoded, without making a String of it. */
    public void copyText(int token, ByteSink sink) {
        int from = base + first(token);
        int to = base + second(token);
        if (has(token, ESCAPED)) {
            escapes.decode(bytes, from, to, sink);
        } else {
            sink.put(bytes, from, to);
        }
    }

    /** Hands a scalar to the sink as it is written. */
    public void copyWritten(int scalar, ByteSink sink) {
        sink.put(bytes, base + first(scalar), base + second(scalar));
    }

    /** Characters (Unicode code points) of a string, escapes decoded, a lone surrogate being one. */
    public long characters(int token) {
        if (!has(token, ESCAPED | NOT_ASCII)) {
            return length(token);
        }
        CharacterCount count = new CharacterCount();
        copyText(token, count);
        return count.characters();
    }

    /**
     * The number as a whole one: {@code 12}, {@code 12.0} and {@code 1.2e1} are the same.
     *
     * @return empty when it has a fraction, needs more than 64 bits or is written with more than 64 characters
     */
    public OptionalLong wholeNumber(int number) {
        return WholeNumber.of(bytes, base + first(number), length(number));
    }

    /** What is at the token, without its text: kind and size. */
    public String describe(int token) {
        Kind kind = kind(token);
        return switch (kind) {
            case OBJECT -> "object of " + length(token) + " bytes";
            case ARRAY -> "array of " + length(token) + " bytes";
            case STRING -> "string of " + length(token) + " bytes";
            case KEY -> "key of " + length(token) + " bytes";
            case NUMBER -> "number of " + length(token) + " characters";
            case TRUE, FALSE -> "boolean";
            case NULL -> "null";
            case END -> Objects.toString(kind);
        };
    }
}
