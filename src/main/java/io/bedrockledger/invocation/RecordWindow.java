package io.bedrockledger.invocation;

import java.io.IOException;
import java.util.Arrays;

/**
 * The part of an object's uncompressed bytes that is at hand. It slides forward as records are taken, and grows only for a
 * record that is larger than it, up to the limit of a record.
 */
final class RecordWindow {

    private static final int FIRST_BYTES = 512 << 10;

    /** Larger than any record that AWS logs, which puts bodies above 100 kB elsewhere. */
    private static final int USUAL_BYTES = 4 * FIRST_BYTES;

    /** Room behind the largest record: a byte that shows it to be too large, and white space before the newline. */
    private static final int ROOM_BEHIND = 64;

    private final ObjectBytes source;
    private final int mostBytes;
    private final LargeRecords large;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int from;
    private int to;

    /**
     * @param recordBytes the largest record
     * @param large taken to grow beyond what is usual
     */
    RecordWindow(ObjectBytes source, int recordBytes, LargeRecords large) {
        this.source = source;
        this.large = large;
        this.mostBytes = Math.max(FIRST_BYTES, recordBytes + ROOM_BEHIND);
    }

    /** Begins with an object, and gives back the memory of an unusually large record of the one before. */
    void begin() {
        if (bytes.length > USUAL_BYTES) {
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

    /** Bytes of the object that were taken. */
    long position() {
        return source.uncompressedBytes() - size();
    }

    /** Whether the object ends, undamaged, with what is at hand. */
    boolean endsWhole() {
        return source.ending() == ObjectBytes.Ending.WHOLE;
    }

    /** Whether no more bytes fit in. */
    boolean isFull() {
        return size() == mostBytes;
    }

    /** The index of the first newline from {@code index} on; {@link #to} when there is none. */
    int indexOfNewline(int index) {
        byte[] b = bytes;
        int p = index;
        while (p < to && b[p] != '\n') {
            p++;
        }
        return p;
    }

    /** Takes everything before {@code index}. */
    void takeTo(int index) {
        from = index;
    }

    /** Reads more bytes; false when there are none, or no room. What was not taken is kept, but may move. */
    boolean fill() throws IOException {
        if (source.ending() != ObjectBytes.Ending.OPEN || isFull()) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            grow();
        }
        int read = source.read(bytes, to, bytes.length - to);
        to += read;
        return read > 0;
    }

    private void grow() {
        int length = (int) Math.min(2L * bytes.length, mostBytes);
        if (length > USUAL_BYTES) {
            large.take();
        }
        bytes = Arrays.copyOf(bytes, length);
    }
}
