package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * When people and jobs call during a day.
 *
 * @param hours the weight of each UTC hour, 24 of them
 * @param weekendPercent calls of a weekend day, in percent of a weekday's
 */
record Rhythm(List<Integer> hours, int weekendPercent) {

    /** Customers in America write from the early afternoon (UTC) into the night, also at weekends. */
    static final Rhythm AMERICAN_CUSTOMERS =
            new Rhythm(List.of(4, 3, 2, 1, 0, 0, 0, 0, 0, 1, 2, 4, 6, 9, 11, 12, 12, 11, 10, 9, 8, 7, 6, 5), 42);

    /** Customers in Europe. */
    static final Rhythm EUROPEAN_CUSTOMERS =
            new Rhythm(List.of(0, 0, 0, 0, 1, 2, 4, 7, 9, 9, 8, 8, 8, 8, 8, 8, 7, 6, 5, 4, 3, 2, 1, 0), 40);

    /** People at desks in Hamburg; somebody is always at work on Saturday. */
    static final Rhythm OFFICE =
            new Rhythm(List.of(0, 0, 0, 0, 0, 0, 2, 7, 10, 11, 9, 6, 8, 10, 10, 8, 5, 2, 1, 0, 0, 0, 0, 0), 6);

    Rhythm {
        hours = List.copyOf(hours);
    }

    /** Moments of a day, in order, whole seconds; about as many as asked for on a weekday, fewer on a weekend day. */
    List<Instant> moments(LocalDate day, int onWeekday, Dice dice) {
        int usual = Weeks.isWeekend(day) ? onWeekday * weekendPercent / 100 : onWeekday;
        int calls = usual * dice.between(88, 112) / 100;
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            moments.add(Weeks.midnight(day).plusSeconds(hour(dice) * 3600L + dice.between(0, 3599)));
        }
        moments.sort(null);
        return moments;
    }

    private int hour(Dice dice) {
        int left = dice.between(1, hours.stream().mapToInt(Integer::intValue).sum());
        int hour = 0;
        while (left > hours.get(hour)) {
            left -= hours.get(hour);
            hour++;
        }
        return hour;
    }
}
