package io.bedrockledger.spend;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a period of the calendar is. Days begin at midnight UTC, like those of the bill. */
public enum PeriodLength {

    /** One day, written {@code 2026-11-30}. */
    DAY("2026-11-30") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day;
        }

        @Override
        LocalDate lastDay(LocalDate firstDay) {
            return firstDay;
        }

        @Override
        String label(LocalDate firstDay) {
            return firstDay.format(DateTimeFormatter.ISO_LOCAL_DATE);
        }

        @Override
        LocalDate read(String label) {
            return LocalDate.parse(label);
        }
    },

    /**
     * A week of ISO 8601, from Monday to Sunday, written {@code 2026-W47}. Its year is the one that most of its days
     * are in: week 1 holds the first Thursday of January, so 2026-12-31 is in {@code 2026-W53} and so is 2027-01-03.
     */
    WEEK("2026-W47") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate lastDay(LocalDate firstDay) {
            return firstDay.plusDays(DayOfWeek.values().length - 1L);
        }

        @Override
        String label(LocalDate firstDay) {
            int year = firstDay.get(IsoFields.WEEK_BASED_YEAR);
            int week = firstDay.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            // A label is part of identities: its digits are the same wherever the machine stands.
            return String.format(Locale.ROOT, "%04d-W%02d", year, week);
        }

        @Override
        LocalDate read(String label) {
            Matcher parts = WEEK_LABEL.matcher(label);
            if (!parts.matches()) {
                throw new DateTimeParseException("not a week", label, 0);
            }
            // The 4th of January is in week 1 of its year, always.
            LocalDate inWeekOne = LocalDate.of(Integer.parseInt(parts.group(1)), 1, 4);
            return firstDay(inWeekOne).plusWeeks(Integer.parseInt(parts.group(2)) - 1L);
        }
    },

    /** A month, written {@code 2026-11}. */
    MONTH("2026-11") {
        @Override
        LocalDate firstDay(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate lastDay(LocalDate firstDay) {
            return firstDay.with(TemporalAdjusters.lastDayOfMonth());
        }

        @Override
        String label(LocalDate firstDay) {
            return YearMonth.from(firstDay).toString();
        }

        @Override
        LocalDate read(String label) {
            return YearMonth.parse(label).atDay(1);
        }
    };

    private static final Pattern WEEK_LABEL = Pattern.compile("([0-9]{4})-W([0-9]{2})");

    private final String example;

    PeriodLength(String example) {
        this.example = example;
    }

    /** The period that a day is in. */
    public Period of(LocalDate day) {
        return new Period(this, firstDay(day));
    }

    /** The periods that have a day from one day to another, both inclusive, the first one first; none if they cross. */
    public List<Period> between(LocalDate from, LocalDate to) {
        return Stream.iterate(of(from), period -> !period.firstDay().isAfter(to), Period::next)
                .filter(period -> !from.isAfter(to))
                .toList();
    }

    /**
     * The period that is written so.
     *
     * @throws IllegalArgumentException when there is none: another form, or a week 53 of a year with 52
     */
    public Period parse(String label) {
        try {
            Period period = of(read(label));
            if (period.label().equals(label)) {
                return period;
            }
        } catch (DateTimeParseException notOne) {
            throw unreadable(label, notOne);
        }
        throw unreadable(label, null);
    }

    private IllegalArgumentException unreadable(String label, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "[calendar] a %s is written like %s and exists; found %s; write one that does"
                        .formatted(name().toLowerCase(Locale.ROOT), example, label),
                cause);
    }

    abstract LocalDate firstDay(LocalDate day);

    abstract LocalDate lastDay(LocalDate firstDay);

    abstract String label(LocalDate firstDay);

    abstract LocalDate read(String label);
}
