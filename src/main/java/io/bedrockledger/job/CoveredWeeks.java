package io.bedrockledger.job;

import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ISO weeks of which the tables hold logs. */
public final class CoveredWeeks {

    private final NavigableSet<Period> weeks = new TreeSet<>();
    private final Optional<LocalDate> lastDay;

    private CoveredWeeks(NavigableSet<LocalDate> logDays) {
        logDays.forEach(day -> weeks.add(PeriodLength.WEEK.of(day)));
        lastDay = logDays.stream().max(Comparator.naturalOrder());
    }

    /** Asks the receipts. */
    public static CoveredWeeks read(SqlEngine engine) {
        NavigableSet<LocalDate> logDays = new TreeSet<>();
        try (SqlResult row = engine.query("select distinct log_date from log_days order by log_date")) {
            while (row.next()) {
                row.value(0).map(LocalDate.class::cast).ifPresent(logDays::add);
            }
        }
        return new CoveredWeeks(logDays);
    }

    /**
     * The last week that is over, and whose last day is in.
     *
     * @param today the day (UTC) on which it is asked
     * @throws SettingsException when there is none; the message names the weeks that have logs
     */
    public Period newestWhole(LocalDate today) {
        return weeks.descendingSet().stream()
                .filter(week -> week.lastDay().isBefore(today)
                        && lastDay.filter(day -> !day.isBefore(week.lastDay())).isPresent())
                .findFirst()
                .orElseThrow(() -> new SettingsException("[report] without --week the last whole ISO week is told; "
                        + there() + "; name one with --week, or run ./ledger nightly first"));
    }

    /**
     * A week that somebody named.
     *
     * @throws SettingsException when no log of it is in; the message names the weeks that have logs
     */
    public Period require(Period week) {
        if (!weeks.contains(week)) {
            throw new SettingsException("[--week " + week + "] a week must have logs in the tables; it has none; "
                    + there() + "; name another one");
        }
        return week;
    }

    private String there() {
        if (weeks.isEmpty()) {
            return "no log day is in";
        }
        if (weeks.size() == 1) {
            return "there are logs of " + weeks.first();
        }
        Period first = weeks.first();
        Period last = weeks.last();
        long gaps = Stream.iterate(first, Period::next)
                .takeWhile(week -> week.compareTo(last) <= 0)
                .filter(week -> !weeks.contains(week))
                .count();
        return "there are logs of " + first + " to " + last + (gaps == 0 ? "" : ", with gaps");
    }
}
