package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.ByteSink;
import io.bedrockledger.invocation.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * A text put together from blocks, as its fingerprint and its number of characters.
 *
 * <p>Blocks are joined by a newline. The fingerprint is of the normalised text: runs of white space (space, tab, newline,
 * vertical tab, form feed, carriage return) are one space, none at the ends; every other character counts. The characters
 * are those of the text as it is.
 */
final class NormalisedText implements ByteSink {

    private final SipHash hash;
    private final byte[] pending = new byte[1024];
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
        byte[] out = pending;
        int n = pendingBytes;
        int continuations = 0;
        boolean space = afterSpace;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == ' ' || (b <= '\r' && b >= '\t')) {
                space = true;
                continue;
            }
            if (n + 2 > out.length) {
                hash.put(out, 0, n);
                n = 0;
            }
            if (space) {
                space = false;
                if (!empty) {
                    out[n++] = ' ';
                }
            }
            empty = false;
            out[n++] = b;
            continuations += b < -64 ? 1 : 0;
        }
        characters += to - from - continuations;
        pendingBytes = n;
        afterSpace = space;
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
}
