package io.bedrockledger.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-18, 2026-W47, 2026-11-16, 2026-11-22",
        // ISO 8601's own edges: a year of 53 weeks, days that belong to the year before or after
        "2026-12-31, 2026-W53, 2026-12-28, 2027-01-03",
        "2027-01-03, 2026-W53, 2026-12-28, 2027-01-03",
        "2027-01-04, 2027-W01, 2027-01-04, 2027-01-10",
        "2024-12-30, 2025-W01, 2024-12-30, 2025-01-05",
        "2024-12-29, 2024-W52, 2024-12-23, 2024-12-29",
        "2021-01-01, 2020-W53, 2020-12-28, 2021-01-03",
        "2000-02-29, 2000-W09, 2000-02-28, 2000-03-05"
    })
    void aWeekHasTheYearOfItsThursday(LocalDate day, String label, LocalDate first, LocalDate last) {
        Period week = PeriodLength.WEEK.of(day);

        assertThat(week.label()).isEqualTo(label);
        assertThat(week.firstDay()).isEqualTo(first);
        assertThat(week.lastDay()).isEqualTo(last);
        assertThat(PeriodLength.WEEK.parse(label)).isEqualTo(week);
    }

    @Test
    void aMonthKnowsItsLength() {
        assertThat(PeriodLength.MONTH.parse("2028-02").lastDay()).isEqualTo("2028-02-29");
        assertThat(PeriodLength.MONTH.parse("2026-02").dayCount()).isEqualTo(28);
        assertThat(PeriodLength.MONTH.parse("2026-12").next().label()).isEqualTo("2027-01");
        assertThat(PeriodLength.MONTH.parse("2026-01").previous().label()).isEqualTo("2025-12");
    }

    @ParameterizedTest
    @EnumSource(PeriodLength.class)
    void periodsCoverEveryDayOnce(PeriodLength length) {
        Random random = new Random(11);
        for (int turn = 0; turn < 2_000; turn++) {
            LocalDate day = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(40_000));
            Period period = length.of(day);

            assertThat(period.contains(day)).as("%s in %s", day, period).isTrue();
            assertThat(period.days()).hasSize(period.dayCount());
            assertThat(period.previous().lastDay().plusDays(1)).isEqualTo(period.firstDay());
            assertThat(period.next().firstDay().minusDays(1)).isEqualTo(period.lastDay());
            assertThat(period.next().previous()).isEqualTo(period);
            assertThat(length.parse(period.label())).isEqualTo(period);
        }
    }

    @Test
    void periodsBetweenTwoDaysAreThoseThatHaveOneOfThem() {
        LocalDate sunday = LocalDate.of(2026, 11, 22);

        assertThat(PeriodLength.WEEK.between(sunday, sunday.plusDays(1)))
                .extracting(Period::label)
                .containsExactly("2026-W47", "2026-W48");
        assertThat(PeriodLength.MONTH.between(sunday, sunday)).hasSize(1);
        assertThat(PeriodLength.WEEK.between(sunday, sunday.minusDays(1))).isEmpty();
    }

    @Test
    void labelsSortLikeTheWeeksOfACentury() {
        Period week = PeriodLength.WEEK.parse("1999-W52");
        while (week.firstDay().getYear() < 2100) {
            assertThat(week.next().label()).isGreaterThan(week.label());
            assertThat(week.next()).isGreaterThan(week);
            assertThat(week.firstDay().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                    .isEqualTo(Integer.parseInt(week.label().substring(6)));
            week = week.next();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-W54",
                "2025-W53",
                "2026-W00",
                "2026-47",
                "2026W47",
                "2026-w47",
                "2026-W7",
                "x2026-W47",
                "2026-11-16"
            })
    void aWeekThatIsNoneIsRefused(String label) {
        assertThatThrownBy(() -> PeriodLength.WEEK.parse(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[calendar] a week is written like 2026-W47 and exists; found " + label
                        + "; write one that does");
    }

    @Test
    void daysAndMonthsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> PeriodLength.MONTH.parse("2026-13"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a month is written like 2026-11");
        assertThatThrownBy(() -> PeriodLength.DAY.parse("2026-02-29"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a day is written like 2026-11-30");
    }

    @Test
    void aPeriodThatStartsInItsMiddleIsRefused() {
        assertThatThrownBy(() -> new Period(PeriodLength.WEEK, LocalDate.of(2026, 11, 17)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 2026-11-17");
    }
}
