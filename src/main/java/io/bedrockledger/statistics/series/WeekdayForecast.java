package io.bedrockledger.statistics.series;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forecast of daily amounts by weekday pattern (medians) x level (robust exponential smoothing), with an interval that
 * knows the noise of days, how far the level wanders, and how well level and pattern are known. The variance of a sum is
 * that of the local level model (Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with exponential smoothing", chapter
 * 6).
 *
 * <p>It fits a level that stays, wanders or jumped, and it follows a trend with a lag; days that stand out are neither
 * learnt nor foreseen. Holidays and the ends of months are not known to it.
 */
public final class WeekdayForecast {

    /** Days of history that are looked at: eight weeks, so that what was before a changed workflow fades. */
    public static final int WINDOW_DAYS = 56;

    /** Fewer known days give no forecast: two weeks show each weekday twice. */
    public static final int FEWEST_DAYS = 14;

    /** A weekday of less than this share of an average day says nothing of the level. */
    private static final double FAINT = 0.05;

    /** The variance of a median in that of a mean, of normal values. */
    private static final double MEDIAN_EXCESS = Math.PI / 2;

    private final LocalDate end;
    private final WeekdayPattern pattern;
    private final Level level;
    private final int days;

    private WeekdayForecast(LocalDate end, WeekdayPattern pattern, Level level, int days) {
        this.end = end;
        this.pattern = pattern;
        this.level = level;
        this.days = days;
    }

    /**
     * From the days before a date. Empty where fewer than {@value #FEWEST_DAYS} of the last {@value #WINDOW_DAYS} are
     * known, or where they do not show every weekday amid seven known days that came to something. Days that are all
     * equal give an interval of one point.
     *
     * @param end the first day that is not known, exclusive end of the history
     */
    public static Optional<WeekdayForecast> before(LocalDate end, List<DailyAmount> history) {
        History recent = new History(history).before(end, WINDOW_DAYS);
        if (recent.size() < FEWEST_DAYS) {
            return Optional.empty();
        }
        return WeekdayPattern.of(recent).map(pattern -> {
            double[] series = recent.days().entrySet().stream()
                    .filter(day -> pattern.factor(day.getKey().getDayOfWeek()) > FAINT)
                    .mapToDouble(
                            day -> day.getValue() / pattern.factor(day.getKey().getDayOfWeek()))
                    .toArray();
            return new WeekdayForecast(end, pattern, Level.of(series), series.length);
        });
    }

    /** Of one day from the end of the history on. */
    public Forecast day(LocalDate date, Confidence confidence) {
        return total(date, date, confidence);
    }

    /**
     * Of the sum of days.
     *
     * @param from inclusive, not before the end of the history
     * @param to inclusive; a day before {@code from} gives 0, for certain
     */
    public Forecast total(LocalDate from, LocalDate to, Confidence confidence) {
        if (from.isBefore(end)) {
            throw new IllegalArgumentException(
                    "[forecast] days must be from " + end + " on; found " + from + "; add up the days that are known");
        }
        double weights = 0;
        double noise = 0;
        Map<DayOfWeek, Double> byWeekday = new EnumMap<>(DayOfWeek.class);
        double gain = Math.max(level.gain(), 1.0 / days);
        for (LocalDate day = to; !day.isBefore(end); day = day.minusDays(1)) {
            // What a day's error leaves behind: itself where the day is asked for, and its gain in every later day that
            // is.
            double own = day.isBefore(from) ? 0 : pattern.factor(day.getDayOfWeek());
            double response = own + gain * weights;
            noise += response * response;
            weights += own;
            byWeekday.merge(day.getDayOfWeek(), own, Double::sum);
        }
        double variance = noise + patternVariance(byWeekday);
        double expected = level.value() * weights;
        double half = confidence.t(freedom()) * level.value() * level.deviation() * Math.sqrt(variance * fitted());
        return new Forecast(expected, new Interval(Math.max(0, expected - half), expected + half));
    }

    /** A factor's error is shared by all days of its weekday; the seven sum to none, which takes a seventh away. */
    private double patternVariance(Map<DayOfWeek, Double> byWeekday) {
        double variance = 0;
        for (Map.Entry<DayOfWeek, Double> each : byWeekday.entrySet()) {
            variance += each.getValue() * each.getValue() * MEDIAN_EXCESS * 6 / 7 / pattern.weeks(each.getKey());
        }
        return variance;
    }

    /** The errors of days that the pattern was fitted to are too small: seven factors take as many days. */
    private double fitted() {
        return days / Math.max(1, days - 7.0);
    }

    /** Days less seven factors and a gain. */
    private double freedom() {
        return Math.max(1, days - 8.0);
    }
}
