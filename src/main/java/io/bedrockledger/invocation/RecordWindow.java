package io.bedrockledger.invocation;

import java.io.IOException;
import java.util.Arrays;

/**
 * The part of an object's uncompressed bytes that is at hand. It slides forward as records are taken, and grows only for a
 * record that is larger than it.
 */
final class RecordWindow {

    private static final int FIRST_BYTES = 512 << 10;

    private final ObjectBytes source;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int from;
    private int to;

    RecordWindow(ObjectBytes source) {
        this.source = source;
    }

    /** Begins with an object, and gives back the memory of an unusually large record of the one before. */
    void begin() {
        if (bytes.length > 4 * FIRST_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
        from = 0;
        to = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the bytes begin that were not taken yet. */
    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int size() {
        return to - from;
    }

    /** Whether nothing follows what is at hand. */
    boolean isLast() {
        return source.ending() != ObjectBytes.Ending.OPEN;
    }

    /** Takes everything before {@code index}. */
    void takeTo(int index) {
        from = index;
    }

    /** Reads more bytes; false when there are none. What was not taken is kept, but may move. */
    boolean fill() throws IOException {
        if (isLast()) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = source.read(bytes, to, bytes.length - to);
        to += read;
        return read > 0;
    }
}
