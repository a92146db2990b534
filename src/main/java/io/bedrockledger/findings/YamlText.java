package io.bedrockledger.findings;

import java.util.PrimitiveIterator;

/** Text of anybody's as YAML on one line, and on a terminal. */
final class YamlText {

    private YamlText() {}

    /**
     * The text in quotation marks: single ones around plain ASCII, else double ones with every character escaped that is
     * no letter, digit or mark of ASCII, so that it neither ends the quotation nor shows as another text.
     */
    static String quoted(String text) {
        boolean plain = text.codePoints().allMatch(point -> point >= ' ' && point <= '~' && point != '\'');
        return plain ? "'" + text + "'" : escaped(text);
    }

    /** The same as a pattern of a rule that matches this text: a star in it is matched as any one character. */
    static String pattern(String text) {
        return quoted(text.replace('*', '?'));
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder("\"");
        PrimitiveIterator.OfInt points = text.codePoints().iterator();
        while (points.hasNext()) {
            int point = points.nextInt();
            if (point == '"' || point == '\\') {
                out.append('\\').append((char) point);
            } else if (point >= ' ' && point <= '~') {
                out.append((char) point);
            } else {
                out.append(point > Character.MAX_VALUE ? "\\U%08X".formatted(point) : "\\u%04X".formatted(point));
            }
        }
        return out.append('"').toString();
    }
}
