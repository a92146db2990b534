package io.bedrockledger.invocation.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The name of an object's member, ready to be compared with bytes. ASCII only. */
public final class Name {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final long ending;

    private Name(byte[] bytes) {
        this.bytes = bytes;
        this.ending = bytes.length < 8 ? 0 : (long) LONG.get(bytes, bytes.length - 8);
    }

    /** A name as AWS or a model's maker documents it. */
    public static Name of(String name) {
        return new Name(name.getBytes(StandardCharsets.US_ASCII));
    }

    int length() {
        return bytes.length;
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
        int rest = length;
        if (length >= 8) {
            // From the end: names of one length in one body mostly share their beginning.
            if ((long) LONG.get(other, to - 8) != ending) {
                return false;
            }
            rest = length - 8;
        }
        for (int i = 0; i < rest; i++) {
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
