package io.bedrockledger.report.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names that somebody chose, made harmless for a page, a header and a chart: no control or formatting character, no longer than
 * its place, and a name that is written from right to left kept from turning what stands around it.
 */
public final class Names {

    /** What has no workflow, team or caller. */
    public static final String NOBODY = "not attributed";

    /** Longest name in a sentence or a cell, in characters. */
    public static final int IN_TEXT = 40;

    private static final int FIRST_STRONG_ISOLATE = 0x2068;
    private static final int POP_DIRECTIONAL_ISOLATE = 0x2069;

    private Names() {}

    /** A name as a sentence or a cell has it; {@code not attributed} where there is none. */
    public static String shown(@Nullable String name) {
        return shown(name, IN_TEXT);
    }

    /** The same, cut in the middle to this many characters. */
    public static String shown(@Nullable String name, int most) {
        if (name == null) {
            return NOBODY;
        }
        String cut = cut(clean(name).strip(), most);
        return cut.isEmpty() ? "(empty name)" : isolated(cut);
    }

    /** A name at the beginning of a sentence: with a capital where it begins with a small letter of ASCII. */
    public static String first(@Nullable String name) {
        String shown = shown(name);
        char first = shown.charAt(0);
        return first >= 'a' && first <= 'z'
                ? shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1)
                : shown;
    }

    /** Without controls, line breaks, marks that turn the direction, and halves of a character; each becomes a space. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(Names::harmless).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> ' ';
            default -> codePoint;
        };
    }

    /** A text of at most this many characters, the middle replaced by an ellipsis; a pair of surrogates is never parted. */
    public static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int head = most * 2 / 3;
        int tail = most - head - 1;
        return text.substring(0, text.offsetByCodePoints(0, head)).stripTrailing() + "\u2026"
                + text.substring(text.offsetByCodePoints(text.length(), -tail)).stripLeading();
    }

    private static String isolated(String name) {
        boolean turns = name.codePoints().map(Character::getDirectionality).anyMatch(Names::isRightToLeft);
        return turns
                ? Character.toString(FIRST_STRONG_ISOLATE) + name + Character.toString(POP_DIRECTIONAL_ISOLATE)
                : name;
    }

    private static boolean isRightToLeft(int direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }
}
