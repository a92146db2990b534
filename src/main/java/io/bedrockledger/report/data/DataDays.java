package io.bedrockledger.report.data;

import io.bedrockledger.spend.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which days' logs are in, as far as receipts and runs prove. A day without a log day is a day without calls when a night
 * looked at it after it had ended and calls are not usual on its weekday; otherwise its logs are missing, and what is known
 * of it is too low. Days before the first log day are missing: nobody knows them.
 */
final class DataDays {

    /** Weeks before a day that show what is usual on its weekday. */
    private static final int WEEKS_SHOWN = 4;

    /** Of those, how many must have logs for a day without any to be missing, though a night looked at it. */
    private static final int USUAL = 2;

    /** The same for one account and region among others. */
    private static final int USUAL_OF_A_PLACE = 3;

    private final Map<LocalDate, Set<String>> places = new TreeMap<>();
    private final Set<LocalDate> looked = new HashSet<>();

    /**
     * From what was read.
     *
     * @param logDays rows of {@code sql/report/log_days.sql}
     * @param nights rows of {@code sql/report/nights.sql}
     */
    DataDays(Reply logDays, Reply nights) {
        for (Reply.Row row : logDays.rows()) {
            places.computeIfAbsent(row.day("log_date"), day -> new HashSet<>())
                    .add(row.text("account_id") + "/" + row.text("region"));
        }
        for (Reply.Row row : nights.rows()) {
            LocalDate ended = row.day("ended_on");
            LocalDate to = row.day("window_to").plusDays(1);
            LocalDate from = row.day("window_from");
            from.datesUntil(to.isBefore(ended) ? later(from, to) : later(from, ended))
                    .forEach(looked::add);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether no log of a day is in although there should be some, or nobody can tell. */
    boolean isMissing(LocalDate day) {
        if (places.containsKey(day)) {
            return false;
        }
        boolean known = looked.contains(day) && places.keySet().stream().anyMatch(first -> first.isBefore(day));
        return !known || weekdaysBefore(day).filter(places::containsKey).count() >= USUAL;
    }

    /** The days of a period of which no logs are in, or lack an account and region that usually has some on that weekday. */
    List<LocalDate> missing(Period period) {
        return period.days().filter(day -> isMissing(day) || lacksAPlace(day)).toList();
    }

    private boolean lacksAPlace(LocalDate day) {
        Map<String, Integer> usual = new HashMap<>();
        weekdaysBefore(day)
                .flatMap(before -> places.getOrDefault(before, Set.of()).stream())
                .forEach(place -> usual.merge(place, 1, Integer::sum));
        Set<String> there = places.getOrDefault(day, Set.of());
        return usual.entrySet().stream()
                .anyMatch(place -> place.getValue() >= USUAL_OF_A_PLACE && !there.contains(place.getKey()));
    }

    private static Stream<LocalDate> weekdaysBefore(LocalDate day) {
        return Stream.iterate(day.minusWeeks(1), before -> before.minusWeeks(1)).limit(WEEKS_SHOWN);
    }

    /** Whether a period can be compared: none of its days is missing. */
    boolean isComplete(Period period) {
        return period.days().noneMatch(this::isMissing);
    }

    /** Whether anything is known of a period. */
    boolean hasData(Period period) {
        return period.days().anyMatch(places::containsKey);
    }

    /** Days of a period that a place has sent logs of. */
    int logDays(Period period, String place) {
        return (int) period.days()
                .filter(day -> places.getOrDefault(day, Set.of()).contains(place))
                .count();
    }
}
