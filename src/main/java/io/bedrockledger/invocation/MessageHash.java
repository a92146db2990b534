package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * The fingerprint of one message: its role, its content in order, and whatever else it has, scalars decoded.
 *
 * <p>Cache markers do not count, since an agent moves them with each turn; nor does the place where the log put a
 * document or an image, since it holds the request's id and the next turn sends the same document again. A content that is a string equals one text
 * block with that string, whichever way a family writes text blocks.
 */
final class MessageHash {

    private static final Name ROLE = Name.of("role");
    private static final Name CONTENT = Name.of("content");
    private static final Name TEXT = Name.of("text");
    private static final Name TYPE = Name.of("type");
    private static final Name CACHE_CONTROL = Name.of("cache_control");
    private static final Name CACHE_POINT = Name.of("cachePoint");
    private static final Name S3_URI = Name.of("s3Uri");
    private static final Name INPUT_TEXT = Name.of("input_text");
    private static final Name OUTPUT_TEXT = Name.of("output_text");

    private static final int TEXT_BLOCK = 0xFF;

    private final SipHash hash;

    MessageHash(SipHash hash) {
        this.hash = hash;
    }

    /** The fingerprint of a message of a list; of an element that is no object, of its value. */
    long of(JsonTape json, int message) {
        hash.reset();
        if (json.isObject(message)) {
            value(json, json.find(message, ROLE));
            content(json, json.find(message, CONTENT));
            rest(json, message);
        } else {
            value(json, message);
        }
        return hash.finish();
    }

    /** The fingerprint of a message that is only a text. */
    long ofText(Name role, JsonTape json, int text) {
        hash.reset();
        mark(JsonTape.Kind.STRING);
        role.copyTo(hash);
        textBlock(json, text);
        return hash.finish();
    }

    private void content(JsonTape json, int content) {
        if (json.isString(content)) {
            textBlock(json, content);
        } else if (json.isArray(content)) {
            for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
                if (isTextBlock(json, block)) {
                    textBlock(json, json.find(block, TEXT));
                } else {
                    value(json, block);
                }
            }
        } else {
            value(json, content);
        }
    }

    private void textBlock(JsonTape json, int text) {
        hash.put(TEXT_BLOCK);
        json.copyText(text, hash);
    }

    private void rest(JsonTape json, int message) {
        for (int key = json.firstChild(message); key < json.end(message); key = json.next(key + 1)) {
            if (!json.isNamed(key, ROLE) && !json.isNamed(key, CONTENT) && !isLeftOut(json, key)) {
                mark(JsonTape.Kind.KEY);
                json.copyText(key, hash);
                value(json, key + 1);
            }
        }
    }

    /** Puts a value and all that is in it; the tape has its tokens in order, so nesting needs no recursion. */
    private void value(JsonTape json, int value) {
        if (value == JsonTape.NONE) {
            return;
        }
        int stop = json.next(value);
        int t = value;
        while (t < stop) {
            JsonTape.Kind kind = json.kind(t);
            boolean marker = kind == JsonTape.Kind.KEY ? isLeftOut(json, t) : isCachePoint(json, t);
            if (marker) {
                t = json.next(kind == JsonTape.Kind.KEY ? t + 1 : t);
                continue;
            }
            mark(kind);
            switch (kind) {
                case KEY, STRING -> json.copyText(t, hash);
                case NUMBER -> json.copyWritten(t, hash);
                case OBJECT, ARRAY, END, TRUE, FALSE, NULL -> {}
            }
            t++;
        }
    }

    /** Puts a byte that UTF-8 never has, F5 to FF, so that no text can be taken for structure. */
    private void mark(JsonTape.Kind kind) {
        hash.put(
                switch (kind) {
                    case OBJECT -> 0xF5;
                    case ARRAY -> 0xF6;
                    case END -> 0xF7;
                    case KEY -> 0xF8;
                    case STRING -> 0xF9;
                    case NUMBER -> 0xFA;
                    case TRUE -> 0xFB;
                    case FALSE -> 0xFC;
                    case NULL -> 0xFD;
                });
    }

    private static boolean isLeftOut(JsonTape json, int key) {
        return json.isNamed(key, CACHE_CONTROL) || json.isNamed(key, CACHE_POINT) || json.isNamed(key, S3_URI);
    }

    /** Whether the value is a block that only marks a place in the prompt as the end of what is cached. */
    static boolean isCachePoint(JsonTape json, int block) {
        if (!json.isObject(block)) {
            return false;
        }
        int key = json.firstChild(block);
        return key < json.end(block) && json.isNamed(key, CACHE_POINT) && json.next(key + 1) == json.end(block);
    }

    private static boolean isTextBlock(JsonTape json, int block) {
        if (!json.isString(json.find(block, TEXT))) {
            return false;
        }
        for (int key = json.firstChild(block); key < json.end(block); key = json.next(key + 1)) {
            boolean says = json.isNamed(key, TEXT) || isLeftOut(json, key) || isTextType(json, key);
            if (!says) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTextType(JsonTape json, int key) {
        return json.isNamed(key, TYPE)
                && (json.isText(key + 1, TEXT)
                        || json.isText(key + 1, INPUT_TEXT)
                        || json.isText(key + 1, OUTPUT_TEXT));
    }
}
