package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import org.jspecify.annotations.Nullable;

/** What a text may be to stand in a table and on a terminal: short, and without control characters. */
final class PlainText {

    /** Bytes, as written, of the longest text of the envelope; AWS's longest are model ids and ARNs, of 2,048 characters. */
    static final int LONGEST_TEXT = 2_048;

    /** Bytes, as written, of the longest word of a body: a reason to stop, a tier, the ARN of a model. */
    private static final int LONGEST_WORD = 256;

    private PlainText() {}

    /** The text of a string, or of a number or literal as it is written; null when it is longer or not plain. */
    static @Nullable String of(JsonTape json, int scalar, int longest) {
        if (json.length(scalar) > longest) {
            return null;
        }
        String text = json.text(scalar);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return null;
            }
        }
        return text;
    }

    /** The text of a string that is one word, without white space or anything that only sentences have; else null. */
    static @Nullable String word(JsonTape json, int token) {
        if (!json.isString(token) || json.length(token) == 0 || json.length(token) > LONGEST_WORD) {
            return null;
        }
        String text = json.text(token);
        for (int i = 0; i < text.length(); i++) {
            if (!isOfWord(text.charAt(i))) {
                return null;
            }
        }
        return text;
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_-.:/#".indexOf(c) >= 0;
    }
}
