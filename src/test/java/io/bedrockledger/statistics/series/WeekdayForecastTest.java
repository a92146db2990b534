package io.bedrockledger.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeekdayForecastTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    private static final double[] WEEK = {1.2, 1.3, 1.25, 1.2, 1.15, 0.5, 0.4};

    @Test
    void aPatternThatRepeatsIsForecastExactly() {
        WeekdayForecast forecast = WeekdayForecast.before(START.plusDays(28), days(28, day -> 100 * WEEK[day % 7]))
                .orElseThrow();
        Forecast friday = forecast.day(START.plusDays(32), Confidence.PERCENT_95);
        assertThat(friday.expected()).isCloseTo(115, within(1e-9));
        assertThat(friday.interval().width()).isCloseTo(0, within(1e-9));
        Forecast week = forecast.total(START.plusDays(28), START.plusDays(34), Confidence.PERCENT_95);
        assertThat(week.expected()).isCloseTo(700, within(1e-9));
    }

    @Test
    void oneOddDayMovesNeitherThePatternNorTheLevel() {
        List<DailyAmount> history = new ArrayList<>(days(56, day -> 100 * WEEK[day % 7] * (1 + 0.02 * Math.sin(day))));
        double before = week(history).expected();
        history.set(40, new DailyAmount(START.plusDays(40), 5_000));
        assertThat(week(history).expected()).isCloseTo(before, within(0.03 * before));
    }

    @Test
    void aJumpOfTheLevelIsFollowedWithinTwoWeeks() {
        List<DailyAmount> history =
                days(56, day -> (day < 42 ? 100 : 160) * WEEK[day % 7] * (1 + 0.03 * Math.sin(3 * day)));
        assertThat(week(history).expected()).isCloseTo(7 * 160, within(0.1 * 7 * 160));
    }

    @Test
    void moreDaysAheadAreKnownLessWell() {
        Draws draws = Draws.of(3);
        WeekdayForecast forecast = WeekdayForecast.before(
                        START.plusDays(56), days(56, day -> 100 * WEEK[day % 7] * (1 + 0.1 * draws.nextNormal())))
                .orElseThrow();
        double before = 0;
        for (int ahead = 7; ahead <= 28; ahead += 7) {
            double width = forecast.total(START.plusDays(56), START.plusDays(55L + ahead), Confidence.PERCENT_95)
                    .interval()
                    .width();
            assertThat(width).isGreaterThan(before);
            before = width;
        }
    }

    @Test
    void aTotalOfNoDaysIsZeroForCertain() {
        WeekdayForecast forecast = WeekdayForecast.before(START.plusDays(28), days(28, day -> 100 + day % 3))
                .orElseThrow();
        assertThat(forecast.total(START.plusDays(28), START.plusDays(27), Confidence.PERCENT_95))
                .isEqualTo(new Forecast(0, new Interval(0, 0)));
    }

    @Test
    void tooLittleHistoryHasNoForecast() {
        assertThat(WeekdayForecast.before(START, List.of())).isEmpty();
        assertThat(WeekdayForecast.before(START.plusDays(13), days(13, day -> 100)))
                .isEmpty();
        assertThat(WeekdayForecast.before(START.plusDays(14), days(14, day -> 100)))
                .isPresent();
        // Days long past are not looked at.
        assertThat(WeekdayForecast.before(START.plusDays(100), days(30, day -> 100)))
                .isEmpty();
    }

    @Test
    void zerosOnlyHaveNoPattern() {
        assertThat(WeekdayForecast.before(START.plusDays(28), days(28, day -> 0)))
                .isEmpty();
    }

    @Test
    void weekendsWithoutTrafficAreForecastAsNone() {
        WeekdayForecast forecast = WeekdayForecast.before(
                        START.plusDays(28), days(28, day -> day % 7 < 5 ? 100 + day % 4 : 0))
                .orElseThrow();
        assertThat(forecast.day(START.plusDays(33), Confidence.PERCENT_95).expected())
                .isZero();
        assertThat(forecast.day(START.plusDays(28), Confidence.PERCENT_95).expected())
                .isBetween(99.0, 104.0);
    }

    @Test
    void aDayThatIsKnownIsNotForecastAndADateComesOnce() {
        WeekdayForecast forecast =
                WeekdayForecast.before(START.plusDays(28), days(28, day -> 100)).orElseThrow();
        assertThatThrownBy(() -> forecast.day(START, Confidence.PERCENT_95))
                .hasMessage(
                        "[forecast] days must be from 2026-02-02 on; found 2026-01-05; add up the days that are known");
        assertThatThrownBy(() ->
                        WeekdayForecast.before(START, List.of(new DailyAmount(START, 1), new DailyAmount(START, 2))))
                .hasMessage("[series] a date must be there once; found 2026-01-05 twice; add up what belongs to a day");
        assertThatThrownBy(() -> new DailyAmount(START, -1))
                .hasMessage(
                        "[series] an amount must be finite and >= 0; found -1.0 on 2026-01-05; leave out days that are"
                                + " not known");
    }

    /** Shapes of daily cost, all but the first harder than the method supposes. */
    enum Shape {
        NORMAL(0.90),
        SKEWED(0.90),
        AUTOCORRELATED(0.88),
        WANDERING(0.83),
        SPIKES_IN_HISTORY(0.90),
        TREND(0.90),
        JUMP(0.94);

        private final double least;

        Shape(double least) {
            this.least = least;
        }

        double[] series(int days, Draws draws) {
            double[] series = new double[days];
            double level = 100;
            double carried = 0;
            for (int day = 0; day < days; day++) {
                double noise = draws.nextNormal();
                carried = 0.5 * carried + 0.1 * draws.nextNormal();
                double wander = 0.03 * draws.nextNormal();
                level *= this == WANDERING ? Math.exp(wander) : 1;
                double relative = switch (this) {
                    case NORMAL, WANDERING, TREND, JUMP, SPIKES_IN_HISTORY -> 1 + 0.1 * noise;
                    case SKEWED -> Math.exp(0.4 * noise - 0.08);
                    case AUTOCORRELATED -> 1 + carried;
                };
                double drift = switch (this) {
                    case TREND -> 1 + 0.004 * day;
                    case JUMP -> day < 35 ? 1 : 1.4;
                    case NORMAL, SKEWED, AUTOCORRELATED, WANDERING, SPIKES_IN_HISTORY -> 1;
                };
                boolean spike = this == SPIKES_IN_HISTORY && day < 56 && draws.nextDouble() < 0.04;
                series[day] = Math.max(0, level * WEEK[day % 7] * relative * drift * (spike ? 4 : 1));
            }
            return series;
        }
    }

    /**
     * Sums of 1, 7 and 21 days after eight weeks of history, 500 series a shape; 95 % intervals. The bars are four
     * standard errors below what they hold.
     */
    @ParameterizedTest
    @EnumSource
    @Tag("statistical")
    void intervalsHoldWhatTheDaysComeTo(Shape shape) {
        Draws draws = Draws.of(77);
        int[] ahead = {1, 7, 21};
        int[] held = new int[3];
        for (int series = 0; series < 500; series++) {
            double[] amounts = shape.series(77, draws);
            WeekdayForecast forecast = WeekdayForecast.before(START.plusDays(56), days(56, day -> amounts[day]))
                    .orElseThrow();
            for (int each = 0; each < 3; each++) {
                double truth = 0;
                for (int day = 56; day < 56 + ahead[each]; day++) {
                    truth += amounts[day];
                }
                held[each] +=
                        forecast.total(START.plusDays(56), START.plusDays(55L + ahead[each]), Confidence.PERCENT_95)
                                        .interval()
                                        .contains(truth)
                                ? 1
                                : 0;
            }
        }
        assertThat(IntStream.of(held))
                .allSatisfy(each -> assertThat(each / 500.0).isGreaterThan(shape.least));
    }

    private static Forecast week(List<DailyAmount> history) {
        return WeekdayForecast.before(START.plusDays(56), history)
                .orElseThrow()
                .total(START.plusDays(56), START.plusDays(62), Confidence.PERCENT_95);
    }

    private static List<DailyAmount> days(int count, IntToDoubleFunction amount) {
        return IntStream.range(0, count)
                .mapToObj(day -> new DailyAmount(START.plusDays(day), amount.applyAsDouble(day)))
                .toList();
    }
}
