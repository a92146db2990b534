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
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
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

    /** A count with what is counted, in the plural unless it is one: {@code 1 call}, {@code 2,327 calls}. */
    static String counted(long value, String noun) {
        return count(value) + " " + (value == 1 ? noun : noun + "s");
    }

    /** An age in the unit that says it shortest: {@code 26 hours}, {@code 90 minutes}, {@code 2 days}; rounded down. */
    static String age(Duration age) {
        if (age.compareTo(TWO_HOURS) < 0) {
            return counted(age.toMinutes(), "minute");
        }
        return age.compareTo(TWO_DAYS) < 0 ? counted(age.toHours(), "hour") : counted(age.toDays(), "day");
    }

    /** An amount to the cent with digit groups and no sign of the currency: {@code 1,812.46}. */
    static String cents(BigDecimal usd) {
        return new DecimalFormat("#,##0.00", SYMBOLS).format(rounded(usd));
    }

    /** An amount rounded to the cent, half to even. */
    static BigDecimal rounded(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** A change of an amount, always with a sign: {@code +1,029.84}, {@code −6.02}, {@code ±0.00}. */
    static String signedCents(BigDecimal usd) {
        BigDecimal rounded = rounded(usd);
        return sign(rounded) + cents(rounded.abs());
    }

    /** A change in percent of what it was before, always with a sign: {@code +24.3 %}. */
    static String signedShare(BigDecimal change, BigDecimal before) {
        return sign(percent(change, before)) + share(change.abs(), before);
    }

    private static String sign(BigDecimal rounded) {
        return switch (rounded.signum()) {
            case 1 -> "+";
            case -1 -> "−";
            default -> "±";
        };
    }

    /** A share in percent with one digit; {@code 0.0 %} of nothing. */
    static String share(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return "0.0 %";
        }
        return percent(part, whole).toPlainString() + " %";
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_EVEN);
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
