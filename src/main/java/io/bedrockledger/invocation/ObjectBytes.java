package io.bedrockledger.invocation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
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
        IN_WHOLE_MEMBER,
        BETWEEN_MEMBERS
    }

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
    private final StoredBytes stored = new StoredBytes();
    private final WholeMember wholeMember;
    private Form form = Form.PLAIN;
    private Ending ending = Ending.WHOLE;
    private long uncompressedBytes;
    private long memberBytes;

    ObjectBytes(Limits limits) {
        this(limits, NativeInflate.find());
    }

    ObjectBytes(Limits limits, Optional<? extends WholeInflate> inflate) {
        this.limits = limits;
        this.wholeMember = new WholeMember(limits, inflate);
    }

    /** Begins with an object; what was left of the one before is forgotten. */
    void begin(InputStream object) throws IOException {
        stored.begin(object);
        ending = Ending.OPEN;
        uncompressedBytes = 0;
        boolean gzip = stored.require(2) && stored.peek(0) == MAGIC_1 && stored.peek(1) == MAGIC_2;
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
                case IN_WHOLE_MEMBER -> inflated(target, offset + read, most);
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
                        && uncompressedBytes / limits.ratio() > stored.taken());
    }

    private int plain(byte[] target, int offset, int length) throws IOException {
        if (!stored.require(1)) {
            ending = Ending.WHOLE;
            return 0;
        }
        int count = Math.min(length, stored.size());
        System.arraycopy(stored.bytes(), stored.from(), target, offset, count);
        stored.take(count);
        return count;
    }

    private int inflated(byte[] target, int offset, int length) {
        int count = wholeMember.read(target, offset, length);
        form = wholeMember.size() > 0 ? Form.IN_WHOLE_MEMBER : Form.BETWEEN_MEMBERS;
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
        stored.takeTo(stored.to() - inflater.getRemaining());
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
        if (stored.require(1)) {
            inflater.setInput(stored.bytes(), stored.from(), stored.size());
        } else {
            ending = Ending.TORN;
        }
    }

    private void trailer() throws IOException {
        if (!stored.require(TRAILER_BYTES)) {
            ending = Ending.TORN;
        } else if (stored.littleEndian(stored.from()) != (int) crc.getValue()
                || stored.littleEndian(stored.from() + 4) != (int) memberBytes) {
            ending = Ending.CORRUPT;
        } else {
            stored.take(TRAILER_BYTES);
            form = Form.BETWEEN_MEMBERS;
        }
    }

    /** Passes the header of a member, or the zeros with which tapes and some tools fill up. */
    private int header() throws IOException {
        boolean first = stored.taken() == 0;
        if (!stored.require(1) || isPadding()) {
            ending = Ending.WHOLE;
            return 0;
        }
        boolean whole = stored.require(FIXED_HEADER_BYTES);
        if (!beginsAsHeader()) {
            ending = Ending.CORRUPT;
            return 0;
        }
        if (!whole) {
            ending = Ending.TORN;
            return 0;
        }
        int flags = stored.peek(3);
        stored.take(FIXED_HEADER_BYTES);
        if (!optionalFields(flags)) {
            ending = Ending.TORN;
            return 0;
        }
        if (first && wholeMember.inflate(stored)) {
            form = Form.IN_WHOLE_MEMBER;
            return 0;
        }
        inflater.reset();
        crc.reset();
        memberBytes = 0;
        form = Form.IN_MEMBER;
        inflater.setInput(stored.bytes(), stored.from(), stored.size());
        return 0;
    }

    /** Whether the bytes at hand, which may be less than a header, are the beginning of one. */
    private boolean beginsAsHeader() {
        int count = stored.size();
        return stored.peek(0) == MAGIC_1
                && (count < 2 || stored.peek(1) == MAGIC_2)
                && (count < 3 || stored.peek(2) == DEFLATE)
                && (count < 4 || (stored.peek(3) & RESERVED_FLAGS) == 0);
    }

    private boolean isPadding() throws IOException {
        if (stored.peek(0) != 0) {
            return false;
        }
        while (stored.require(1) && stored.peek(0) == 0) {
            stored.take(1);
        }
        return stored.size() == 0;
    }

    private boolean optionalFields(int flags) throws IOException {
        if ((flags & FLAG_EXTRA) != 0) {
            if (!stored.require(2)) {
                return false;
            }
            int length = stored.peek(0) | stored.peek(1) << 8;
            stored.take(2);
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
            if (!stored.require(1)) {
                return false;
            }
            stored.take(1);
        }
        return true;
    }

    private boolean skipText() throws IOException {
        while (stored.require(1)) {
            int character = stored.peek(0);
            stored.take(1);
            if (character == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
