package io.bedrockledger.invocation;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The form that Bedrock writes times in, {@code 2026-11-03T09:15:02Z}; the general parser takes many times as long. */
final class UsualTimestamp {

    private static final String FORM = "0000-00-00T00:00:00Z";
    private static final int DAY_SECONDS = 86_400;

    private UsualTimestamp() {}

    /** The instant, or null when the text has another form or names a time that does not exist, such as the 61st second. */
    static @Nullable Instant parse(String text) {
        if (text.length() != FORM.length()) {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
            if (!fits) {
                return null;
            }
        }
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        YearMonth of = YearMonth.of(two(text, 0) * 100 + two(text, 2), month);
        if (!of.isValidDay(day)) {
            return null;
        }
        long days = of.atDay(day).toEpochDay();
        return Instant.ofEpochSecond(days * DAY_SECONDS + hour * 3_600L + minute * 60L + second);
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
