package io.bedrockledger.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.statistics.Draws;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WeekdaySpikesTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    private static final WeekdaySpikes RULE = new WeekdaySpikes(WeekdaySpikes.USUAL_THRESHOLD, 20);

    @Test
    void aMondayIsHeldAgainstMondays() {
        List<DailyAmount> history = days(56, day -> day % 7 == 0 ? 100 + day / 7 : 10);
        DayFinding finding = RULE.judge(new DailyAmount(START.plusDays(56), 104), history);
        assertThat(finding).isInstanceOf(DayFinding.Usual.class);
        assertThat(((DayFinding.Usual) finding).comparison().expected()).isEqualTo(103.5);
    }

    @Test
    void aSpikeNamesItsExcessAndItsRatio() {
        List<DailyAmount> history = days(56, day -> 100 + 5 * Math.sin(day));
        DayFinding finding = RULE.judge(new DailyAmount(START.plusDays(56), 180), history);
        DayFinding.Comparison comparison = ((DayFinding.Spike) finding).comparison();
        assertThat(comparison.excess()).isCloseTo(80, within(5.0));
        assertThat(comparison.ratio()).isCloseTo(1.8, within(0.1));
        assertThat(comparison.score()).isGreaterThan(10);
    }

    /** Same weekdays 90, 95, 100, 105, 110, ..., all others exact: worked by hand below. */
    @Test
    void theScoreIsDistanceOverSpread() {
        // Eight Mondays alone: median 100, distances 10, 5, 5, 0, 0, 5, 5, 10, their median 5; x 1.4826 x 8 / 6.73 x
        // root(1 + pi / 16).
        double[] mondays = {90, 95, 95, 100, 100, 105, 105, 110};
        List<DailyAmount> history = IntStream.range(0, 8)
                .mapToObj(week -> new DailyAmount(START.plusWeeks(week), mondays[week]))
                .toList();
        DayFinding finding = RULE.judge(new DailyAmount(START.plusWeeks(8), 130), history);
        double deviation = 5 * 1.4826022 * 8 / 6.73 * Math.sqrt(1 + Math.PI / 16);
        assertThat(((DayFinding.Usual) finding).comparison().score()).isCloseTo(30 / deviation, within(1e-6));
        assertThat(RULE.judge(new DailyAmount(START.plusWeeks(8), 136), history))
                .isInstanceOf(DayFinding.Spike.class);
    }

    @Test
    void whatIsNotWorthALookIsUsual() {
        List<DailyAmount> history = days(56, day -> 1 + 0.01 * Math.sin(day));
        assertThat(RULE.judge(new DailyAmount(START.plusDays(56), 15), history)).isInstanceOf(DayFinding.Usual.class);
        assertThat(RULE.judge(new DailyAmount(START.plusDays(56), 22), history)).isInstanceOf(DayFinding.Spike.class);
    }

    @Test
    void aDropIsUsual() {
        List<DailyAmount> history = days(56, day -> 100 + 5 * Math.sin(day));
        assertThat(RULE.judge(new DailyAmount(START.plusDays(56), 0), history)).isInstanceOf(DayFinding.Usual.class);
    }

    @Test
    void daysThatAreAllEqualLeaveItToTheFloor() {
        List<DailyAmount> history = days(56, day -> 100);
        DayFinding finding = RULE.judge(new DailyAmount(START.plusDays(56), 121), history);
        assertThat(((DayFinding.Spike) finding).comparison().score()).isInfinite();
        assertThat(RULE.judge(new DailyAmount(START.plusDays(56), 119), history))
                .isInstanceOf(DayFinding.Usual.class);
        assertThat(((DayFinding.Usual) RULE.judge(new DailyAmount(START.plusDays(56), 100), history))
                        .comparison()
                        .score())
                .isZero();
    }

    @Test
    void somethingWhereNothingWasIsASpikeWithoutARatio() {
        List<DailyAmount> history = days(56, day -> 0);
        DayFinding finding = RULE.judge(new DailyAmount(START.plusDays(56), 50), history);
        assertThat(((DayFinding.Spike) finding).comparison().ratio()).isInfinite();
        assertThat(((DayFinding.Usual) RULE.judge(new DailyAmount(START.plusDays(56), 0), history))
                        .comparison()
                        .ratio())
                .isEqualTo(1);
    }

    @Test
    void fewerThanFourOfAWeekdaySayNothing() {
        assertThat(RULE.judge(new DailyAmount(START.plusDays(21), 500), days(21, day -> 100)))
                .isEqualTo(new DayFinding.TooLittleHistory(3));
        assertThat(RULE.judge(new DailyAmount(START, 500), List.of())).isEqualTo(new DayFinding.TooLittleHistory(0));
    }

    @Test
    void theDayItselfAndLaterOnesAreNotItsHistory() {
        List<DailyAmount> history = days(70, day -> day < 56 ? 100 : 900);
        assertThat(RULE.judge(new DailyAmount(START.plusDays(56), 900), history))
                .isInstanceOf(DayFinding.Spike.class);
    }

    @Test
    void aThresholdOfZeroIsRefused() {
        assertThatThrownBy(() -> new WeekdaySpikes(0, 1))
                .hasMessage(
                        "[spikes] a threshold must be > 0 and a floor >= 0; found 0.0 and 1.0; give 3.5 and what a look"
                                + " costs");
    }

    /** Normal days of 10 % spread: false alarms stay below 3 in 1,000, and a day of 170 % is nearly always found. */
    @Test
    @Tag("statistical")
    void falseAlarmsAreRareAndRealOnesFound() {
        Draws draws = Draws.of(17);
        WeekdaySpikes rule = new WeekdaySpikes(WeekdaySpikes.USUAL_THRESHOLD, 5);
        int alarms = 0;
        int found = 0;
        for (int series = 0; series < 4_000; series++) {
            List<DailyAmount> history = days(56, day -> 100 * (1 + 0.1 * draws.nextNormal()));
            double today = 100 * (1 + 0.1 * draws.nextNormal());
            alarms +=
                    rule.judge(new DailyAmount(START.plusDays(56), today), history) instanceof DayFinding.Spike ? 1 : 0;
            found += rule.judge(new DailyAmount(START.plusDays(56), today + 70), history) instanceof DayFinding.Spike
                    ? 1
                    : 0;
        }
        assertThat(alarms / 4_000.0).isLessThan(0.003);
        assertThat(found / 4_000.0).isGreaterThan(0.95);
    }

    private static List<DailyAmount> days(int count, IntToDoubleFunction amount) {
        return IntStream.range(0, count)
                .mapToObj(day -> new DailyAmount(START.plusDays(day), amount.applyAsDouble(day)))
                .toList();
    }
}
