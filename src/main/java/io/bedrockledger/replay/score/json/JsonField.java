package io.bedrockledger.replay.score.json;

import java.util.Locale;
import java.util.Optional;

/** One field of JSON as text: a string without its quotes. */
public final class JsonField {

    private JsonField() {}

    /** A field at the top of a text that is one object and nothing else; empty where it is an object or a list itself. */
    public static Optional<String> strict(String text, String name) {
        return AnswerJson.whole(text)
                .flatMap(value -> value instanceof JsonValue.Members object
                        ? Optional.ofNullable(object.members().get(name))
                        : Optional.empty())
                .flatMap(JsonField::written);
    }

    private static Optional<String> written(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return Optional.of(text.text());
        }
        if (value instanceof JsonValue.Numeral number) {
            // With its exponent: 1e999999999 written out would fill the memory.
            return Optional.of(number.number().toString());
        }
        return value instanceof JsonValue.Literal literal
                ? Optional.of(literal.name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /**
     * The last field of that name in a text, whatever stands around it and whether the rest is JSON: the name in double
     * quotes, a colon, and a value. A string ends at its closing quote or with the text, anything else at a comma, a
     * closing bracket or the end of the line.
     */
    public static Optional<String> last(String text, String name) {
        String quoted = '"' + name + '"';
        for (int at = text.lastIndexOf(quoted); at >= 0; at = text.lastIndexOf(quoted, at - 1)) {
            int colon = past(text, at + quoted.length());
            if (colon < text.length() && text.charAt(colon) == ':') {
                return Optional.of(valueAt(text, past(text, colon + 1)));
            }
        }
        return Optional.empty();
    }

    private static int past(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String valueAt(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            return string(text, from + 1);
        }
        int end = from;
        while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end).strip();
    }

    private static String string(String text, int from) {
        StringBuilder string = new StringBuilder();
        for (int at = from; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
                string.append(unescaped(text.charAt(at)));
            } else {
                string.append(text.charAt(at));
            }
        }
        return string.toString();
    }

    /** What an escape stands for; of a code point only the mark is lost, as its digits follow as they are. */
    private static char unescaped(char sign) {
        return switch (sign) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> sign;
        };
    }
}
