package io.bedrockledger.report.words;

import io.bedrockledger.spend.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Days, weeks and times as a report writes them, in English, UTC unless a zone is named. */
public final class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_OF_YEAR = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private Dates() {}

    /** {@code Wed 18 Nov}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code Wednesday 18 November}. */
    public static String longDay(LocalDate day) {
        return LONG_DAY.format(day);
    }

    /** {@code Wednesday 18 November 2026}. */
    public static String longDayOfYear(LocalDate day) {
        return LONG_DAY_OF_YEAR.format(day);
    }

    /** {@code 18 Nov}. */
    public static String dayOfMonth(LocalDate day) {
        return DAY_OF_MONTH.format(day);
    }

    /** {@code Wed 18 Nov 10:40}, in a zone that is named beside it. */
    public static String dayAndTimeOf(Instant time, ZoneId zone) {
        return DAY_AND_TIME.format(time.atZone(zone));
    }

    /** {@code Wed 18 Nov 10:40}, in a zone; what is not UTC names its zone. */
    public static String dayAndTime(Instant time, ZoneId zone) {
        String shown = dayAndTimeOf(time, zone);
        return zone.normalized().equals(ZoneOffset.UTC) ? shown : shown + " (" + zone.getId() + ")";
    }

    /** {@code November}, of a month. */
    public static String month(Period month) {
        return MONTH.format(month.firstDay());
    }

    /** {@code November 2026}, of a month. */
    public static String monthOfYear(Period month) {
        return MONTH_OF_YEAR.format(month.firstDay());
    }

    /** The number of an ISO week, such as 47. */
    public static int weekNumber(Period week) {
        return week.firstDay().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** {@code week 47}. */
    public static String week(Period week) {
        return "week " + weekNumber(week);
    }

    /** The days of a period with the year: {@code 16–22 Nov 2026}, or both in full where the month changes. */
    public static String span(Period period) {
        LocalDate from = period.firstDay();
        LocalDate to = period.lastDay();
        if (from.getYear() != to.getYear()) {
            return DAY_OF_YEAR.format(from) + " \u2013 " + DAY_OF_YEAR.format(to);
        }
        return from.getMonth() == to.getMonth()
                ? from.getDayOfMonth() + "\u2013" + DAY_OF_YEAR.format(to)
                : DAY_OF_MONTH.format(from) + " \u2013 " + DAY_OF_YEAR.format(to);
    }
}
