package io.bedrockledger.spend.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final Period WEEK = PeriodLength.WEEK.parse("2026-W47");
    private static final LocalDate MONDAY = WEEK.firstDay();

    private final TreeMap<LocalDate, DailyCost> costs = new TreeMap<>();
    private final TreeSet<LocalDate> read = new TreeSet<>();

    /** Known 10 and 10; each day to come 8, 10 or 12, and nothing at the weekend: 50 is used up on Friday. */
    @Test
    void theRestOfThePeriodIsForecast() {
        known(0, "10", "10");
        known(1, "10", "10");

        Outlook.Forecast outlook = outlook("50", MONDAY.plusDays(1), OutlookTest::workdays);

        assertThat(outlook.atEnd()).isEqualTo(estimate("44", "50", "56"));
        assertThat(outlook.earliest()).isEqualTo(MONDAY.plusDays(4));
        assertThat(outlook.exhaustion()).contains(MONDAY.plusDays(4));
        assertThat(outlook.latest()).isNull();
    }

    @Test
    void aMissingDayIsEstimatedAndNotZero() {
        known(0, "10", "10");
        known(2, "10", "10");

        assertThat(outlook("500", MONDAY.plusDays(2), OutlookTest::workdays).atEnd())
                .isEqualTo(estimate("44", "50", "56"));
        assertThat(outlook("500", MONDAY.plusDays(2), OutlookTest::workdays).exhaustion())
                .isEmpty();
    }

    /** The day that goes on has cost 11 of the 8, 10 or 12 that it was estimated at. */
    @Test
    void whatAnOpenDayHasCostIsPartOfItsEstimate() {
        known(0, "10", "10");
        costs.put(MONDAY.plusDays(1), DailyCost.exactly(new BigDecimal("11")));

        Outlook.Forecast outlook = outlook("21", MONDAY, OutlookTest::workdays);
        assertThat(outlook.earliest()).isEqualTo(MONDAY.plusDays(1));
        assertThat(outlook.exhaustion()).contains(MONDAY.plusDays(1));
        assertThat(outlook.latest()).isEqualTo(MONDAY.plusDays(1));
        assertThat(outlook.atEnd()).isEqualTo(estimate("42", "50", "58"));
    }

    @Test
    void theCeilingOfWhatIsKnownIsTheHighEnd() {
        for (int day = 0; day < 7; day++) {
            known(day, "10", "13");
        }

        Outlook.Forecast outlook = outlook("70", MONDAY.plusDays(6), OutlookTest::never);
        assertThat(outlook.atEnd()).isEqualTo(estimate("70", "70", "91"));
        assertThat(outlook.earliest()).isEqualTo(MONDAY.plusDays(5));
        assertThat(outlook.exhaustion()).contains(MONDAY.plusDays(6));
    }

    @Test
    void nothingSpentAndNothingToComeIsZero() {
        known(0, "0", "0");

        Outlook.Forecast outlook = outlook(
                "70",
                MONDAY,
                (history, days) ->
                        Optional.of(days.stream().map(day -> Estimate.NOTHING).toList()));
        assertThat(outlook.atEnd()).isEqualTo(Estimate.NOTHING);
        assertThat(outlook.exhaustion()).isEmpty();
    }

    @Test
    void withoutAForecastTheEndIsUnknown() {
        known(0, "99", "99");

        assertThat(report("100", MONDAY, (history, days) -> Optional.empty()).outlook())
                .isEqualTo(new Outlook.Unknown());
        assertThat(report("100", MONDAY, (history, days) -> Optional.empty())
                        .spent()
                        .floorUsd())
                .isEqualByComparingTo("99");
    }

    @Test
    void aForecastThatFallsOrIsTooShortIsRefused() {
        known(0, "1", "1");
        SpendForecast falls = (history, days) -> {
            List<Estimate> estimates = new ArrayList<>(Collections.nCopies(days.size(), estimate("1", "2", "3")));
            estimates.set(3, Estimate.NOTHING);
            return Optional.of(estimates);
        };

        assertThatThrownBy(() -> report("100", MONDAY, falls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none is below the one before");
        assertThatThrownBy(() -> report("100", MONDAY, (history, days) -> Optional.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found [] for 6 days");
    }

    @Test
    void aNegativeForecastIsRefused() {
        assertThatThrownBy(() -> estimate("-1", "0", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the low end of a forecast must not be negative");
        assertThatThrownBy(() -> estimate("2", "1", "3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[forecast] an estimate lies between its ends; found 1 between 2 and 3; order them");
    }

    private void known(int offset, String floorUsd, String ceilingUsd) {
        read.add(MONDAY.plusDays(offset));
        costs.put(MONDAY.plusDays(offset), new DailyCost(new BigDecimal(floorUsd), new BigDecimal(ceilingUsd), 0));
    }

    private Outlook.Forecast outlook(String amountUsd, LocalDate completeUntil, SpendForecast forecast) {
        return (Outlook.Forecast) report(amountUsd, completeUntil, forecast).outlook();
    }

    private BudgetReport report(String amountUsd, LocalDate completeUntil, SpendForecast forecast) {
        Budget budget = new Budget(
                "all",
                BudgetScope.ALL,
                PeriodLength.WEEK,
                new BigDecimal(amountUsd),
                List.of(new Threshold(100, List.of())));
        return new BudgetWatch(forecast).evaluate(budget, WEEK, CostSeries.of(completeUntil, read, costs), List.of());
    }

    /** Each workday 8, 10 or 12, each day of the weekend nothing. */
    private static Optional<List<Estimate>> workdays(CostSeries history, List<LocalDate> days) {
        List<Estimate> estimates = new ArrayList<>();
        long workdays = 0;
        for (LocalDate day : days) {
            workdays += day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 ? 1 : 0;
            estimates.add(estimate("" + 8 * workdays, "" + 10 * workdays, "" + 12 * workdays));
        }
        return Optional.of(estimates);
    }

    private static Optional<List<Estimate>> never(CostSeries history, List<LocalDate> days) {
        throw new AssertionError("every day is known, and yet asked for: " + days);
    }

    private static Estimate estimate(String lowUsd, String expectedUsd, String highUsd) {
        return new Estimate(new BigDecimal(lowUsd), new BigDecimal(expectedUsd), new BigDecimal(highUsd));
    }
}
