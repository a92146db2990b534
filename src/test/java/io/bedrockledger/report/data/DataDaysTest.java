package io.bedrockledger.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Weeks around the end of an ISO year: 2026 has a week 53, whose last days are in 2027. */
class DataDaysTest {

    private static final Period WEEK = PeriodLength.WEEK.parse("2026-W53");
    private static final LocalDate FIRST = WEEK.firstDay().minusWeeks(6);
    private static final LocalDate SUNDAY = LocalDate.of(2027, 1, 3);

    @Test
    void aWeekOfWhichEveryDayIsInIsComplete() {
        DataDays days = days(day -> true, SUNDAY.plusDays(1));

        assertThat(days.isComplete(WEEK)).isTrue();
        assertThat(days.missing(WEEK)).isEmpty();
    }

    @Test
    void aDayWithoutLogsIsMissingWhereItsWeekdayUsuallyHasSome() {
        DataDays days = days(day -> !day.equals(SUNDAY), SUNDAY.plusDays(1));

        assertThat(days.isComplete(WEEK)).isFalse();
        assertThat(days.missing(WEEK)).containsExactly(SUNDAY);
    }

    @Test
    void aWeekdayOnWhichNobodyCallsIsKnownToBeQuietOnceANightLooked() {
        Predicate<LocalDate> weekdays = day -> day.getDayOfWeek().getValue() < 7;

        assertThat(days(weekdays, SUNDAY.plusDays(1)).isComplete(WEEK)).isTrue();
        assertThat(days(weekdays, SUNDAY).missing(WEEK)).containsExactly(SUNDAY);
    }

    @Test
    void daysBeforeAllLogsAreUnknown() {
        DataDays days = days(day -> true, SUNDAY.plusDays(1));
        Period before = PeriodLength.WEEK.of(FIRST).previous();

        assertThat(days.isComplete(before)).isFalse();
        assertThat(days.hasData(before)).isFalse();
    }

    @Test
    void aRegionThatIsUsuallyThereIsMissed() {
        List<Reply.Row> rows = new ArrayList<>();
        FIRST.datesUntil(SUNDAY.plusDays(1)).forEach(day -> {
            rows.add(logDay(day, "us-east-1"));
            if (!day.equals(SUNDAY)) {
                rows.add(logDay(day, "eu-central-1"));
            }
        });
        DataDays days = new DataDays(new Reply(List.of(), rows), night(SUNDAY.plusDays(1)));

        assertThat(days.isComplete(WEEK)).isTrue();
        assertThat(days.missing(WEEK)).containsExactly(SUNDAY);
        assertThat(days.logDays(WEEK, "1/eu-central-1")).isEqualTo(6);
    }

    private static DataDays days(Predicate<LocalDate> has, LocalDate endedOn) {
        List<Reply.Row> rows = FIRST.datesUntil(SUNDAY.plusDays(1))
                .filter(has)
                .map(day -> logDay(day, "us-east-1"))
                .toList();
        return new DataDays(new Reply(List.of(), rows), night(endedOn));
    }

    private static Reply.Row logDay(LocalDate day, String region) {
        return new Reply.Row(Map.of("log_date", day, "account_id", "1", "region", region), List.of());
    }

    private static Reply night(LocalDate endedOn) {
        return new Reply(
                List.of(),
                List.of(new Reply.Row(
                        Map.of("window_from", FIRST.minusWeeks(2), "window_to", SUNDAY, "ended_on", endedOn),
                        List.of())));
    }
}
