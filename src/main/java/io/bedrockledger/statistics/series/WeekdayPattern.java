package io.bedrockledger.statistics.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * How much of an average day each weekday is: the median, over the weeks, of the day / the mean of the seven days around
 * it. One odd day moves none of the seven; a level that rises or falls cancels out.
 */
final class WeekdayPattern {

    private static final int WEEK = 7;
    private static final int HALF = 3;

    private final Map<DayOfWeek, Double> factors;
    private final Map<DayOfWeek, Integer> weeks;

    private WeekdayPattern(Map<DayOfWeek, Double> factors, Map<DayOfWeek, Integer> weeks) {
        this.factors = factors;
        this.weeks = weeks;
    }

    /** Empty where a weekday never stands amid seven known days that came to something. */
    static Optional<WeekdayPattern> of(History history) {
        Map<DayOfWeek, List<Double>> ratios = new EnumMap<>(DayOfWeek.class);
        history.days().forEach((date, amount) -> {
            double around = around(history.days(), date);
            if (around > 0) {
                ratios.computeIfAbsent(date.getDayOfWeek(), day -> new ArrayList<>())
                        .add(amount / around);
            }
        });
        if (ratios.size() < WEEK) {
            return Optional.empty();
        }
        Map<DayOfWeek, Double> factors = new EnumMap<>(DayOfWeek.class);
        Map<DayOfWeek, Integer> weeks = new EnumMap<>(DayOfWeek.class);
        ratios.forEach((day, seen) -> {
            factors.put(
                    day, Robust.median(seen.stream().mapToDouble(ratio -> ratio).toArray()));
            weeks.put(day, seen.size());
        });
        double mean = factors.values().stream().mapToDouble(factor -> factor).sum() / WEEK;
        if (mean == 0) {
            return Optional.empty();
        }
        factors.replaceAll((day, factor) -> factor / mean);
        return Optional.of(new WeekdayPattern(factors, weeks));
    }

    /** The mean of seven days around a date; not a number where one is not known. */
    private static double around(NavigableMap<LocalDate, Double> days, LocalDate date) {
        double[] known = days.subMap(date.minusDays(HALF), true, date.plusDays(HALF), true).values().stream()
                .mapToDouble(amount -> amount)
                .toArray();
        return known.length < WEEK ? Double.NaN : Arrays.stream(known).sum() / WEEK;
    }

    /** The share of an average day; 1 for all where no weekday is unlike another. */
    double factor(DayOfWeek weekday) {
        return factors.getOrDefault(weekday, 1.0);
    }

    /** How many weeks the factor rests on. */
    int weeks(DayOfWeek weekday) {
        return weeks.getOrDefault(weekday, 0);
    }
}
