package io.bedrockledger.statistics.series;

import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The rule by which a day stands out: beyond a number of standard deviations from the median of the same weekday, and by
 * more than a floor.
 *
 * @param threshold standard deviations, above 0: {@value #USUAL_THRESHOLD} is the usual
 * @param floor the smallest excess worth a look, in the unit of the amounts, 0 or more: what a person would not look at
 *     is no finding
 */
public record WeekdaySpikes(double threshold, double floor) {

    /** Iglewicz and Hoaglin 1993, "How to detect and handle outliers": a modified z-score above 3.5. */
    public static final double USUAL_THRESHOLD = 3.5;

    /** Days before the one in question that are looked at: eight of each weekday. */
    public static final int WINDOW_DAYS = 56;

    /** Fewer days of the same weekday than this say nothing. */
    public static final int FEWEST_SAME_WEEKDAYS = 4;

    /**
     * The median absolute deviation of seven times n normal values, each from the median of its own n, is too small by
     * the factor (n - 1.27) / n: within 2 % of 20,000 simulated samples for n from 5 to 8, and wider by 7 % for 4.
     */
    private static final double OWN_MEDIAN = 1.27;

    public WeekdaySpikes {
        if (!(threshold > 0) || !(floor >= 0)) {
            throw new IllegalArgumentException("[spikes] a threshold must be > 0 and a floor >= 0; found " + threshold
                    + " and " + floor + "; give " + USUAL_THRESHOLD + " and what a look costs");
        }
    }

    /**
     * What a day is. The standard deviation is that of all weekdays together, each day against its own weekday's median
     * and, where every weekday comes to something, as a share of it: seven times as many days know it better than one
     * weekday's.
     */
    public DayFinding judge(DailyAmount day, List<DailyAmount> history) {
        History recent = new History(history).before(day.date(), WINDOW_DAYS);
        double[] same = recent.on(day.date().getDayOfWeek());
        if (same.length < FEWEST_SAME_WEEKDAYS) {
            return new DayFinding.TooLittleHistory(same.length);
        }
        double expected = Robust.median(same);
        double deviation = deviation(recent, expected) * prediction(same.length);
        DayFinding.Comparison comparison =
                new DayFinding.Comparison(expected, day.amount(), score(day.amount() - expected, deviation));
        return comparison.score() > threshold && comparison.excess() > floor
                ? new DayFinding.Spike(comparison)
                : new DayFinding.Usual(comparison);
    }

    /**
     * How far a day lies from the median of its weekday in factors: the score of the logarithms, for amounts that vary by
     * factors, as costs do. A day at twice the usual is then as far away as one at half of it, where amounts as they are
     * would make dear days look too rare.
     *
     * @return standard deviations, positive above the median; empty when too few days of the weekday are known, or the
     *     day or one of those before is zero, which no factor reaches
     */
    public static OptionalDouble factorScore(DailyAmount day, List<DailyAmount> history) {
        History recent = new History(history).before(day.date(), WINDOW_DAYS);
        double[] same = logarithms(recent.on(day.date().getDayOfWeek()));
        double[] residuals = Stream.of(DayOfWeek.values())
                .map(recent::on)
                .filter(days -> days.length > 1)
                .flatMapToDouble(days -> residuals(logarithms(days), false))
                .toArray();
        double amount = Math.log(day.amount());
        // The logarithm of zero is infinite, and a distance from it is not a number.
        boolean known = same.length >= FEWEST_SAME_WEEKDAYS
                && Double.isFinite(amount)
                && DoubleStream.concat(DoubleStream.of(residuals), DoubleStream.of(same))
                        .allMatch(Double::isFinite);
        return known
                ? OptionalDouble.of(
                        score(amount - Robust.median(same), Robust.deviation(residuals, 0) * prediction(same.length)))
                : OptionalDouble.empty();
    }

    private static double[] logarithms(double[] amounts) {
        return DoubleStream.of(amounts).map(Math::log).toArray();
    }

    private static double score(double excess, double deviation) {
        if (excess == 0) {
            return 0;
        }
        return deviation == 0 ? Math.copySign(Double.POSITIVE_INFINITY, excess) : excess / deviation;
    }

    /** A new day varies by itself, and its expectation by the error of a median of so many. */
    private static double prediction(int known) {
        return Math.sqrt(1 + Math.PI / 2 / known);
    }

    private static double deviation(History recent, double expected) {
        boolean proportional = Stream.of(DayOfWeek.values())
                .map(recent::on)
                .filter(days -> days.length > 0)
                .allMatch(days -> Robust.median(days) > 0);
        double[] residuals = Stream.of(DayOfWeek.values())
                .map(recent::on)
                .filter(days -> days.length > 1)
                .flatMapToDouble(days -> residuals(days, proportional))
                .toArray();
        return Robust.deviation(residuals, 0) * (proportional ? expected : 1);
    }

    /** Distances from the median of the same n days are too short, see {@link #OWN_MEDIAN}. */
    private static DoubleStream residuals(double[] days, boolean proportional) {
        double median = Robust.median(days);
        double scale = days.length / (days.length - OWN_MEDIAN) / (proportional ? median : 1);
        return DoubleStream.of(days).map(amount -> (amount - median) * scale);
    }
}
