package io.bedrockledger.samples;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The five whole ISO weeks of the sample, 2026-W43 to 2026-W47, in UTC. */
final class Weeks {

    /** A Monday, inclusive. */
    static final LocalDate FIRST = LocalDate.of(2026, 10, 19);

    /** A Sunday, inclusive. */
    static final LocalDate LAST = LocalDate.of(2026, 11, 22);

    private Weeks() {}

    static List<LocalDate> days() {
        return FIRST.datesUntil(LAST.plusDays(1)).toList();
    }

    static List<LocalDate> weekdays() {
        return days().stream().filter(day -> !isWeekend(day)).toList();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Whole weeks since the first day: 0 to 4. */
    static int week(LocalDate day) {
        return (int) ChronoUnit.WEEKS.between(FIRST, day);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** The moment of a day of October or November 2026, such as {@code at(11, 14, "02:04:11")}. */
    static Instant at(int month, int dayOfMonth, String time) {
        return Instant.parse(LocalDate.of(2026, month, dayOfMonth) + "T" + time + "Z");
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
