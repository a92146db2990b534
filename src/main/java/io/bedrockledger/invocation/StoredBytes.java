package io.bedrockledger.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of an object as they are stored: the part that is at hand, and the rest below it. */
final class StoredBytes {

    /** The largest object that {@link #isWhole} takes into memory. */
    static final int MOST_WHOLE_BYTES = 16 << 20;

    /** What is asked of the stream at once; the JDK keeps memory of this size for each thread that reads a file. */
    private static final int PIECE_BYTES = 64 << 10;

    private byte[] bytes = new byte[PIECE_BYTES];
    private InputStream raw = InputStream.nullInputStream();
    private int from;
    private int to;
    private boolean ended;
    private long read;

    /** Begins with an object; what was left of the one before is forgotten. */
    void begin(InputStream object) {
        raw = object;
        from = 0;
        to = 0;
        ended = false;
        read = 0;
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

    /** Bytes of the object that were taken. */
    long taken() {
        return read - size();
    }

    /** Takes everything before {@code index}. */
    void takeTo(int index) {
        from = index;
    }

    void take(int count) {
        from += count;
    }

    /** The byte at {@code offset} behind those taken, from 0 to 255. */
    int peek(int offset) {
        return bytes[from + offset] & 0xFF;
    }

    /** The four bytes at an index, the lowest first. */
    int littleEndian(int index) {
        return (bytes[index] & 0xFF)
                | (bytes[index + 1] & 0xFF) << 8
                | (bytes[index + 2] & 0xFF) << 16
                | (bytes[index + 3] & 0xFF) << 24;
    }

    /** Makes at least {@code count} bytes available, at most {@value #PIECE_BYTES}; false when the object has no more so many. */
    boolean require(int count) throws IOException {
        while (size() < count && !ended) {
            if (from > 0) {
                System.arraycopy(bytes, from, bytes, 0, size());
                to -= from;
                from = 0;
            }
            readOn();
        }
        return size() >= count;
    }

    /** Reads to the end of the object, if it has at most {@value #MOST_WHOLE_BYTES} bytes; whether all of it is at hand. */
    boolean isWhole() throws IOException {
        while (!ended) {
            if (to == bytes.length) {
                if (bytes.length >= MOST_WHOLE_BYTES) {
                    return false;
                }
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            readOn();
        }
        return true;
    }

    private void readOn() throws IOException {
        int got = raw.read(bytes, to, Math.min(PIECE_BYTES, bytes.length - to));
        if (got < 0) {
            ended = true;
        } else {
            to += got;
            read += got;
        }
    }
}
