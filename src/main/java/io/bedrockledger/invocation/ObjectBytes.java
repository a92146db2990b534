package io.bedrockledger.invocation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The uncompressed bytes of stored objects, one after the other: gzip of one or many members, or plain bytes whatever the
 * name says. Damage is an ending, not an exception; only the stream below throws. RFC 1952.
 */
final class ObjectBytes implements Closeable {

    /** How the bytes of an object ended. */
    enum Ending {
        /** They have not. */
        OPEN,
        WHOLE,
        /** In mid-stream. */
        TORN,
        /** At bytes that no gzip stream has. */
        CORRUPT,
        /** At a limit. */
        TOO_LARGE
    }

    private enum Form {
        PLAIN,
        IN_MEMBER,
        BETWEEN_MEMBERS
    }

    private static final int CHUNK_BYTES = 64 << 10;

    /** The ratio is looked at so often, at the same bytes whatever the pieces in which an object comes. */
    private static final int RATIO_EVERY_BYTES = 64 << 10;

    private static final int FIXED_HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xE0;

    private final Limits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private InputStream raw = InputStream.nullInputStream();
    private int from;
    private int to;
    private boolean rawEnded;
    private Form form = Form.PLAIN;
    private Ending ending = Ending.WHOLE;
    private long storedBytes;
    private long uncompressedBytes;
    private long memberBytes;

    ObjectBytes(Limits limits) {
        this.limits = limits;
    }

    /** Begins with an object; what was left of the one before is forgotten. */
    void begin(InputStream object) throws IOException {
        raw = object;
        from = 0;
        to = 0;
        rawEnded = false;
        ending = Ending.OPEN;
        storedBytes = 0;
        uncompressedBytes = 0;
        require(2);
        boolean gzip = to >= 2 && (chunk[0] & 0xFF) == MAGIC_1 && (chunk[1] & 0xFF) == MAGIC_2;
        form = gzip ? Form.BETWEEN_MEMBERS : Form.PLAIN;
    }

    Ending ending() {
        return ending;
    }

    long uncompressedBytes() {
        return uncompressedBytes;
    }

    /**
     * Reads into the buffer until it is full or the bytes end.
     *
     * @return how many bytes were read; fewer than asked for only when {@link #ending} is no longer OPEN
     */
    int read(byte[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length && ending == Ending.OPEN) {
            int most = (int) Math.min(length - read, bytesToNextCheck());
            int got = switch (form) {
                case PLAIN -> plain(target, offset + read, most);
                case IN_MEMBER -> inflate(target, offset + read, most);
                case BETWEEN_MEMBERS -> header();
            };
            read += got;
            uncompressedBytes += got;
            if (isAboveLimit()) {
                ending = Ending.TOO_LARGE;
            }
        }
        return read;
    }

    private long bytesToNextCheck() {
        return Math.min(
                limits.objectBytes() + 1 - uncompressedBytes,
                RATIO_EVERY_BYTES - uncompressedBytes % RATIO_EVERY_BYTES);
    }

    private boolean isAboveLimit() {
        return uncompressedBytes > limits.objectBytes()
                || (form != Form.PLAIN
                        && uncompressedBytes % RATIO_EVERY_BYTES == 0
                        && uncompressedBytes > limits.ratioFromBytes()
                        && uncompressedBytes / limits.ratio() > storedBytes - (to - from));
    }

    private int plain(byte[] target, int offset, int length) throws IOException {
        if (!require(1)) {
            ending = Ending.WHOLE;
            return 0;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(chunk, from, target, offset, count);
        from += count;
        return count;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = inflater.inflate(target, offset, length);
        } catch (DataFormatException damaged) {
            ending = Ending.CORRUPT;
            return (int) (inflater.getBytesWritten() - memberBytes);
        }
        from = to - inflater.getRemaining();
        crc.update(target, offset, count);
        memberBytes += count;
        if (inflater.finished()) {
            trailer();
        } else if (inflater.needsDictionary()) {
            ending = Ending.CORRUPT;
        } else if (inflater.needsInput()) {
            feed();
        }
        return count;
    }

    private void feed() throws IOException {
        if (require(1)) {
            inflater.setInput(chunk, from, to - from);
        } else {
            ending = Ending.TORN;
        }
    }

    private void trailer() throws IOException {
        if (!require(TRAILER_BYTES)) {
            ending = Ending.TORN;
        } else if (littleEndian(from) != (int) crc.getValue() || littleEndian(from + 4) != (int) memberBytes) {
            ending = Ending.CORRUPT;
        } else {
            from += TRAILER_BYTES;
            form = Form.BETWEEN_MEMBERS;
        }
    }

    private int littleEndian(int at) {
        return (chunk[at] & 0xFF)
                | (chunk[at + 1] & 0xFF) << 8
                | (chunk[at + 2] & 0xFF) << 16
                | (chunk[at + 3] & 0xFF) << 24;
    }

    /** Passes the header of a member, or the zeros with which tapes and some tools fill up. */
    private int header() throws IOException {
        if (!require(1) || isPadding()) {
            ending = Ending.WHOLE;
            return 0;
        }
        boolean whole = require(FIXED_HEADER_BYTES);
        if (!beginsAsHeader()) {
            ending = Ending.CORRUPT;
            return 0;
        }
        if (!whole) {
            ending = Ending.TORN;
            return 0;
        }
        int flags = chunk[from + 3] & 0xFF;
        from += FIXED_HEADER_BYTES;
        if (!optionalFields(flags)) {
            ending = Ending.TORN;
            return 0;
        }
        inflater.reset();
        crc.reset();
        memberBytes = 0;
        form = Form.IN_MEMBER;
        inflater.setInput(chunk, from, to - from);
        return 0;
    }

    /** Whether the bytes at hand, which may be less than a header, are the beginning of one. */
    private boolean beginsAsHeader() {
        int count = to - from;
        return (chunk[from] & 0xFF) == MAGIC_1
                && (count < 2 || (chunk[from + 1] & 0xFF) == MAGIC_2)
                && (count < 3 || chunk[from + 2] == DEFLATE)
                && (count < 4 || (chunk[from + 3] & RESERVED_FLAGS) == 0);
    }

    private boolean isPadding() throws IOException {
        if (chunk[from] != 0) {
            return false;
        }
        while (require(1) && chunk[from] == 0) {
            from++;
        }
        return from == to;
    }

    private boolean optionalFields(int flags) throws IOException {
        if ((flags & FLAG_EXTRA) != 0) {
            if (!require(2)) {
                return false;
            }
            int length = (chunk[from] & 0xFF) | (chunk[from + 1] & 0xFF) << 8;
            from += 2;
            if (!skip(length)) {
                return false;
            }
        }
        boolean whole = (flags & FLAG_NAME) == 0 || skipText();
        whole = whole && ((flags & FLAG_COMMENT) == 0 || skipText());
        return whole && ((flags & FLAG_HEADER_CRC) == 0 || skip(2));
    }

    private boolean skip(int length) throws IOException {
        for (int i = 0; i < length; i++) {
            if (!require(1)) {
                return false;
            }
            from++;
        }
        return true;
    }

    private boolean skipText() throws IOException {
        while (require(1)) {
            if (chunk[from++] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes at least {@code count} stored bytes available; false when the object has no more so many. */
    private boolean require(int count) throws IOException {
        while (to - from < count && !rawEnded) {
            if (from > 0) {
                System.arraycopy(chunk, from, chunk, 0, to - from);
                to -= from;
                from = 0;
            }
            int got = raw.read(chunk, to, chunk.length - to);
            if (got < 0) {
                rawEnded = true;
            } else {
                to += got;
                storedBytes += got;
            }
        }
        return to - from >= count;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
