package io.bedrockledger.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Figures as people read them; the only place of the command line where money is rounded. */
final class Figures {

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "EEE d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    /** A count with digit groups: {@code 331,204}. */
    static String count(long value) {
        return new DecimalFormat("#,##0", SYMBOLS).format(value);
    }

    /** An amount to the cent with digit groups and no sign of the currency: {@code 1,812.46}. */
    static String cents(BigDecimal usd) {
        return new DecimalFormat("#,##0.00", SYMBOLS).format(usd.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** A share in percent with one digit; {@code 0.0 %} of nothing. */
    static String share(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return "0.0 %";
        }
        BigDecimal percent = part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_EVEN);
        return percent.toPlainString() + " %";
    }

    /** Bytes in decimal units with two or three digits: {@code 1.9 GB}. */
    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        BigDecimal value = BigDecimal.valueOf(bytes);
        BigDecimal thousand = BigDecimal.valueOf(1000);
        while (value.compareTo(thousand) >= 0 && unit < units.length - 1) {
            value = value.divide(thousand, 3, RoundingMode.HALF_EVEN);
            unit++;
        }
        int digits = unit > 0 && value.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
        return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + " " + units[unit];
    }

    /** A duration in seconds, with a digit below ten: {@code 0.4 s}, {@code 14 s}. */
    static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis()).movePointLeft(3);
        int digits = seconds.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
        return seconds.setScale(digits, RoundingMode.HALF_UP).toPlainString() + " s";
    }

    /** A date: {@code 22 Nov 2026}. */
    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** A date with its day of the week: {@code Sunday 22 November 2026}. */
    static String longDay(LocalDate date) {
        return LONG_DAY.format(date);
    }

    /** A moment in UTC: {@code Wed 18 Nov 2026 10:52:07 UTC}. */
    static String moment(TemporalAccessor instant) {
        return MOMENT.format(instant);
    }

    /** A span of days, saying the month and the year once where they are the same: {@code 19 Oct to 22 Nov 2026}. */
    static String days(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(to);
        }
        if (from.getYear() != to.getYear()) {
            return day(from) + " to " + day(to);
        }
        if (from.getMonth() != to.getMonth()) {
            return DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(from) + " to " + day(to);
        }
        return from.getDayOfMonth() + " to " + day(to);
    }
}
