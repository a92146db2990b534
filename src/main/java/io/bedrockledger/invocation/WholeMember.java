package io.bedrockledger.invocation;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The one member of a gzip object, inflated at once. Whatever is unusual about an object (several members, damage, padding,
 * a size above the limits) is left to the JDK's inflater, which gives the same bytes and knows where they end.
 */
final class WholeMember {

    /** The largest, so that two threads stay far below the heap of a night. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int FIRST_BYTES = 1 << 20;

    /** Deflate codes at most 258 bytes in two bits. */
    private static final int MOST_RATIO = 1032;

    private static final int TRAILER_BYTES = 8;
    private static final byte MAGIC_1 = 0x1F;
    private static final byte MAGIC_2 = (byte) 0x8B;

    private final Optional<? extends WholeInflate> inflate;
    private final CRC32 crc = new CRC32();
    private final int mostBytes;
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    /**
     * @param limits below which no limit is looked at while inflating
     * @param inflate what inflates; without it every object is left to the JDK
     */
    WholeMember(Limits limits, Optional<? extends WholeInflate> inflate) {
        this.inflate = inflate;
        mostBytes = (int) Math.min(MOST_BYTES, Math.min(limits.ratioFromBytes(), limits.objectBytes()));
    }

    /**
     * Inflates what follows a member's header and takes it.
     *
     * @return false when nothing was taken
     */
    boolean inflate(StoredBytes stored) throws IOException {
        if (inflate.isEmpty() || !stored.isWhole()) {
            return false;
        }
        int trailer = stored.to() - TRAILER_BYTES;
        int count = trailer - stored.from();
        if (count <= 0) {
            return false;
        }
        int length = stored.littleEndian(trailer + 4);
        if (length <= 0 || length > mostBytes || length > (long) MOST_RATIO * count) {
            return false;
        }
        reserve(length);
        if (!inflate.get().inflate(stored.bytes(), stored.from(), count, bytes, length)
                || crc(length) != stored.littleEndian(trailer)
                || hasTwin(stored, trailer)) {
            return false;
        }
        from = 0;
        to = length;
        stored.takeTo(stored.to());
        return true;
    }

    /** How many bytes are left to {@link #read}. */
    int size() {
        return to - from;
    }

    int read(byte[] target, int offset, int length) {
        int count = Math.min(length, size());
        System.arraycopy(bytes, from, target, offset, count);
        from += count;
        return count;
    }

    /**
     * Whether the same trailer stands before the header of another member too: the stream that was inflated may be the first
     * of several equal ones.
     */
    private static boolean hasTwin(StoredBytes stored, int trailer) {
        byte[] b = stored.bytes();
        for (int i = stored.from() + TRAILER_BYTES; i < trailer; i++) {
            if (b[i] == MAGIC_1
                    && b[i + 1] == MAGIC_2
                    && stored.littleEndian(i - TRAILER_BYTES) == stored.littleEndian(trailer)
                    && stored.littleEndian(i - TRAILER_BYTES + 4) == stored.littleEndian(trailer + 4)) {
                return true;
            }
        }
        return false;
    }

    private int crc(int length) {
        crc.reset();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private void reserve(int length) {
        if (bytes.length < length) {
            int size = Math.max(FIRST_BYTES, bytes.length);
            while (size < length) {
                size *= 4;
            }
            bytes = new byte[size];
        }
    }
}
