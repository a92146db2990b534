package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.ByteSink;
import io.bedrockledger.invocation.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of an answer, the same whether it is read where the model gave it, in a stream's pieces, or in the
 * message list of the call after it.
 *
 * <p>An answer that uses tools is known by the ids of these uses, which every client must send back; any other by its
 * text without white space, since clients trim it and join its blocks. Neither is known of an answer with a use that has
 * no id, of a text that begins with mark-up (clients cut out what a model thinks in {@code <thinking>} or
 * {@code <reasoning>}), and of an empty one.
 */
final class AnswerPrint implements ByteSink {

    /** The lowest bit tells what the fingerprint is of, the second one is always set, so that none is 0. */
    private static final int TEXT = 2;

    private static final int TOOLS = 3;
    private static final int MARKS = 3;

    /** A byte that UTF-8 never has. */
    private static final int END_OF_ID = 0xFF;

    private final SipHash text;
    private final SipHash tools;
    private final byte[] pending = new byte[1024];
    private int pendingBytes;
    private boolean anyText;
    private boolean markup;
    private boolean anyTool;
    private boolean unclear;

    AnswerPrint(FingerprintKey key) {
        this.text = key.hash();
        this.tools = key.hash();
    }

    void clear() {
        text.reset();
        tools.reset();
        pendingBytes = 0;
        anyText = false;
        markup = false;
        anyTool = false;
        unclear = false;
    }

    /** Adds a string of the answer's text. */
    void text(JsonTape json, int token) {
        json.copyText(token, this);
    }

    /** Adds the use of a tool by its id; what is no string, or an empty one, leaves the answer unknown. */
    void tool(JsonTape json, int id) {
        if (json.isString(id) && json.length(id) > 0) {
            anyTool = true;
            json.copyText(id, tools);
            tools.put(END_OF_ID);
        } else {
            unclear();
        }
    }

    /** Says that it cannot be told what a client takes for the answer. */
    void unclear() {
        unclear = true;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int n = pendingBytes;
            int stop = Math.min(to, i + pending.length - n);
            for (; i < stop; i++) {
                byte b = bytes[i];
                pending[n] = b;
                n += b > ' ' || b < 0 ? 1 : 0;
            }
            pendingBytes = n;
            if (n == pending.length) {
                flush();
            }
        }
    }

    private void flush() {
        if (!anyText && pendingBytes > 0) {
            anyText = true;
            markup = pending[0] == '<';
        }
        text.put(pending, 0, pendingBytes);
        pendingBytes = 0;
    }

    /** The fingerprint, never 0; null when the answer is not known. To be asked once, after all of it. */
    @Nullable
    Integer fingerprint() {
        if (anyTool) {
            return unclear ? null : marked(tools.finish(), TOOLS);
        }
        flush();
        return unclear || markup || !anyText ? null : marked(text.finish(), TEXT);
    }

    private static Integer marked(long hash, int mark) {
        return ((int) (hash >>> Integer.SIZE) & ~MARKS) | mark;
    }
}
