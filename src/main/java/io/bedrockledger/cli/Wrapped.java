package io.bedrockledger.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that are no wider than a screen, broken after a blank or a slash. */
final class Wrapped {

    /** Where a line may end, the better place first. */
    private static final char[] BREAKS = {' ', '/'};

    private Wrapped() {}

    /** The lines; a line is wider than asked only where there is no place to break it. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        while (text.length() - begin > width) {
            int end = breakBefore(text, begin, begin + width);
            if (end == text.length()) {
                break;
            }
            lines.add(text.substring(begin, end).stripTrailing());
            begin = end;
        }
        lines.add(text.substring(begin));
        return lines;
    }

    /** Behind the last blank that keeps the line within its width, else the last slash, else the first of either. */
    private static int breakBefore(String text, int begin, int limit) {
        for (char place : BREAKS) {
            int end = text.lastIndexOf(place, limit - 1) + 1;
            if (end > begin) {
                return end;
            }
        }
        int blank = text.indexOf(BREAKS[0], limit);
        int slash = text.indexOf(BREAKS[1], limit);
        int first = blank < 0 || slash < 0 ? Math.max(blank, slash) : Math.min(blank, slash);
        return first < 0 ? text.length() : first + 1;
    }
}
