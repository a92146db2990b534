package io.bedrockledger.spend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * A day, an ISO week or a month of the calendar, in UTC. Both ends belong to it.
 *
 * @param length day, week or month
 * @param firstDay its first day
 */
public record Period(PeriodLength length, LocalDate firstDay) implements Comparable<Period> {

    public Period {
        if (!length.firstDay(firstDay).equals(firstDay)) {
            throw new IllegalArgumentException(
                    "[calendar] a period starts on its first day, %s here; found %s; ask PeriodLength for the period of a day"
                            .formatted(length.firstDay(firstDay), firstDay));
        }
    }

    /** Its last day, inclusive. */
    public LocalDate lastDay() {
        return length.lastDay(firstDay);
    }

    /** How many days it has: 1, 7, or 28 to 31. */
    public int dayCount() {
        return Math.toIntExact(ChronoUnit.DAYS.between(firstDay, lastDay()) + 1);
    }

    /** Its days, the first one first. */
    public Stream<LocalDate> days() {
        return firstDay.datesUntil(lastDay().plusDays(1));
    }

    /** Whether a day is in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay());
    }

    /** The one that follows. */
    public Period next() {
        return length.of(lastDay().plusDays(1));
    }

    /** The one before. */
    public Period previous() {
        return length.of(firstDay.minusDays(1));
    }

    /** As it is written: {@code 2026-11-30}, {@code 2026-W47} or {@code 2026-11}; {@link PeriodLength#parse} reads it. */
    public String label() {
        return length.label(firstDay);
    }

    /** By the first day; of those that start together the shorter one first. */
    @Override
    public int compareTo(Period other) {
        int byDay = firstDay.compareTo(other.firstDay);
        return byDay != 0 ? byDay : length.compareTo(other.length);
    }

    @Override
    public String toString() {
        return label();
    }
}
