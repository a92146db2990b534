package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.ByteSink;
import io.bedrockledger.invocation.json.JsonTape;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A text put together from blocks, as its fingerprint and its number of characters.
 *
 * <p>Blocks are joined by a newline. The fingerprint is of the normalised text: runs of white space (space, tab, newline,
 * vertical tab, form feed, carriage return) are one space, none at the ends; every other character counts. The characters
 * are those of the text as it is.
 */
final class NormalisedText implements ByteSink {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long SPACES = ONES * ' ';

    /** Room for a word, and for a space and a byte. */
    private static final int ROOM = 16;

    /** Bytes of a flushed buffer; at least {@link #TAIL}, so that the end of a text lies in the last two buffers. */
    private static final int BUFFER = 1024;

    /** Bytes of the beginning that a sketch sees. */
    static final int HEAD = 1024;

    /** Bytes of the end that a sketch sees; a text not longer than both is seen whole. */
    static final int TAIL = 512;

    private final SipHash hash;
    private final byte[] first = new byte[HEAD + TAIL];
    private final byte[] tail = new byte[TAIL];
    private int firstBytes;
    private long flushedBytes;
    private byte[] flushed = new byte[BUFFER];
    private int lastFlush;
    private byte[] pending = new byte[BUFFER];
    private int pendingBytes;
    private long characters;
    private boolean empty;
    private boolean afterSpace;
    private boolean anyBlock;

    NormalisedText(SipHash hash) {
        this.hash = hash;
    }

    void clear() {
        hash.reset();
        pendingBytes = 0;
        firstBytes = 0;
        flushedBytes = 0;
        lastFlush = 0;
        characters = 0;
        empty = true;
        afterSpace = false;
        anyBlock = false;
    }

    /** Adds a block, a string of the tape. */
    void add(JsonTape json, int text) {
        if (anyBlock) {
            characters++;
            afterSpace = true;
        }
        anyBlock = true;
        json.copyText(text, this);
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (pendingBytes > pending.length - ROOM) {
                flush();
            }
            i = afterSpace || empty ? putByte(bytes, i) : putPlain(bytes, i, to);
        }
    }

    private void flush() {
        hash.put(pending, 0, pendingBytes);
        int kept = Math.min(pendingBytes, first.length - firstBytes);
        if (kept > 0) {
            System.arraycopy(pending, 0, first, firstBytes, kept);
            firstBytes += kept;
        }
        flushedBytes += pendingBytes;
        byte[] free = flushed;
        flushed = pending;
        lastFlush = pendingBytes;
        pending = free;
        pendingBytes = 0;
    }

    /**
     * Copies words of text as they are, up to one that holds more than single spaces between other characters, or to where
     * the buffer ends; then one byte. What stands before is no space.
     */
    private int putPlain(byte[] bytes, int from, int to) {
        byte[] out = pending;
        int n = pendingBytes;
        int i = from;
        long continuations = 0;
        int stop = Math.min(to, from + out.length - n) - 8;
        while (i <= stop) {
            long word = (long) LONG.get(bytes, i);
            long high = word & HIGH_BITS;
            // Exact for bytes below 0x80, which are all that white space can be.
            long controls = ~((word | HIGH_BITS) - ONES * 0x20) & ~word & HIGH_BITS;
            long spaces = ~(((word ^ SPACES) & ~HIGH_BITS) + ~HIGH_BITS | word) & HIGH_BITS;
            if (controls != 0 || (spaces & (spaces << 8)) != 0 || spaces < 0) {
                break;
            }
            LONG.set(out, n, word);
            continuations += Long.bitCount(high & ~(word << 1));
            n += 8;
            i += 8;
        }
        characters += i - from - continuations;
        pendingBytes = n;
        return i < to && n <= out.length - 2 ? putByte(bytes, i) : i;
    }

    private int putByte(byte[] bytes, int i) {
        byte b = bytes[i];
        characters += b < -64 ? 0 : 1;
        if (b == ' ' || (b <= '\r' && b >= '\t')) {
            afterSpace = true;
            return i + 1;
        }
        if (afterSpace && !empty) {
            pending[pendingBytes++] = ' ';
        }
        afterSpace = false;
        empty = false;
        pending[pendingBytes++] = b;
        return i + 1;
    }

    int characters() {
        return (int) Math.min(Integer.MAX_VALUE, characters);
    }

    /** The fingerprint; null when the text is empty or white space only. To be asked once, after the last block. */
    @Nullable
    Long fingerprint() {
        if (empty) {
            return null;
        }
        hash.put(pending, 0, pendingBytes);
        return hash.finish();
    }

    /** Adds the beginning and the end of the normalised text to a sketch. */
    void sketch(TextSketcher sketcher) {
        int room = Math.min(pendingBytes, first.length - firstBytes);
        System.arraycopy(pending, 0, first, firstBytes, room);
        long length = flushedBytes + pendingBytes;
        if (length <= first.length) {
            sketcher.add(first, 0, (int) length, false, false);
            return;
        }
        int fromPending = Math.min(pendingBytes, TAIL);
        int fromFlushed = TAIL - fromPending;
        System.arraycopy(flushed, lastFlush - fromFlushed, tail, 0, fromFlushed);
        System.arraycopy(pending, pendingBytes - fromPending, tail, fromFlushed, fromPending);
        sketcher.add(first, 0, HEAD, false, true);
        sketcher.add(tail, 0, TAIL, true, false);
    }
}
