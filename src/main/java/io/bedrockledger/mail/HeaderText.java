package io.bedrockledger.mail;

/** Text that may stand in a header: one line, without control characters and without marks that turn its direction. */
final class HeaderText {

    /** What a subject is cut to, in code points. */
    private static final int LONGEST = 120;

    private static final String CUT = "…";

    private HeaderText() {}

    /** The text with everything else taken out or made a space, and cut at 120 characters. */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isLineOrSpace(point)) {
                clean.append(' ');
            } else if (isShown(point)) {
                clean.appendCodePoint(point);
            }
        });
        String one = clean.toString().replaceAll(" {2,}", " ").strip();
        return one.codePointCount(0, one.length()) <= LONGEST
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST - 1)).strip() + CUT;
    }

    private static boolean isLineOrSpace(int point) {
        return point == '\t' || point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
    }

    /** Format characters hold the marks of direction; half of a pair has no meaning and no bytes. */
    private static boolean isShown(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
