package io.bedrockledger.statistics.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The days that are known, by date. */
final class History {

    private final NavigableMap<LocalDate, Double> amounts = new TreeMap<>();

    History(List<DailyAmount> days) {
        for (DailyAmount day : days) {
            if (amounts.put(day.date(), day.amount()) != null) {
                throw new IllegalArgumentException("[series] a date must be there once; found " + day.date()
                        + " twice; add up what belongs to a day");
            }
        }
    }

    private History(NavigableMap<LocalDate, Double> amounts) {
        this.amounts.putAll(amounts);
    }

    /** The last so many calendar days before a date. */
    History before(LocalDate date, int days) {
        return new History(amounts.subMap(date.minusDays(days), true, date, false));
    }

    NavigableMap<LocalDate, Double> days() {
        return amounts;
    }

    int size() {
        return amounts.size();
    }

    /** The amounts of one weekday, the oldest first. */
    double[] on(DayOfWeek weekday) {
        return amounts.entrySet().stream()
                .filter(day -> day.getKey().getDayOfWeek() == weekday)
                .mapToDouble(day -> day.getValue())
                .toArray();
    }
}
