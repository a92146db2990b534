package io.bedrockledger.invocation.json;

import java.nio.charset.StandardCharsets;

/** The name of an object's member, ready to be compared with bytes. ASCII only. */
public final class Name {

    private final byte[] bytes;

    private Name(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A name as AWS or a model's maker documents it. */
    public static Name of(String name) {
        return new Name(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** Hands the name to the sink. */
    public void copyTo(ByteSink sink) {
        sink.put(bytes, 0, bytes.length);
    }

    /** Whether the bytes are this name, letter by letter. */
    boolean matches(byte[] other, int from, int to) {
        int length = bytes.length;
        if (to - from != length) {
            return false;
        }
        // From the end: names of one length in one body mostly share their beginning.
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] != other[from + i]) {
                return false;
            }
        }
        return true;
    }

    boolean begins(byte[] other, int from, int to) {
        return to - from >= bytes.length && matches(other, from, from + bytes.length);
    }

    boolean ends(byte[] other, int from, int to) {
        return to - from >= bytes.length && matches(other, to - bytes.length, to);
    }

    boolean matches(byte[] decoded) {
        return matches(decoded, 0, decoded.length);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
