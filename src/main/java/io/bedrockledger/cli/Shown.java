package io.bedrockledger.cli;

import org.jspecify.annotations.Nullable;

/** A name that somebody else chose, as a terminal can show it. */
final class Shown {

    /** Longer names are cut in the middle: ids and ARNs differ at their ends. */
    private static final int LONGEST = 120;

    private static final String CUT = "…";

    private Shown() {}

    /** The name with everything escaped that would move a cursor, turn the line around or not be seen; cut when it is long. */
    static String name(String name) {
        String shown = line(name);
        int length = shown.codePointCount(0, shown.length());
        if (length <= LONGEST) {
            return shown;
        }
        int head = shown.offsetByCodePoints(0, LONGEST / 2);
        int tail = shown.offsetByCodePoints(shown.length(), -(LONGEST / 2 - 1));
        return shown.substring(0, head) + CUT + shown.substring(tail);
    }

    /** A sentence with names in it, escaped as a name is and whole. */
    static String line(@Nullable String text) {
        StringBuilder shown = new StringBuilder();
        String all = text == null ? "" : text;
        all.codePoints().forEach(point -> {
            if (isSeen(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u{%X}".formatted(point));
            }
        });
        return shown.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
