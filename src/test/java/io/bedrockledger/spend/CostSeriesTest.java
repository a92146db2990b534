package io.bedrockledger.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostSeriesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    /** Monday is known, Tuesday is not, Wednesday is known to be zero, Thursday goes on. */
    private static final CostSeries SERIES = CostSeries.of(
            MONDAY,
            MONDAY.plusDays(2),
            Map.of(
                    MONDAY,
                    new DailyCost(new BigDecimal("3"), new BigDecimal("5"), 2),
                    MONDAY.plusDays(2),
                    DailyCost.NONE,
                    MONDAY.plusDays(3),
                    DailyCost.exactly(new BigDecimal("11"))));

    @Test
    void anUnknownDayIsNoZero() {
        assertThat(SERIES.known(MONDAY)).isPresent();
        assertThat(SERIES.known(MONDAY.plusDays(1))).isEmpty();
        assertThat(SERIES.known(MONDAY.plusDays(2))).contains(DailyCost.NONE);
        assertThat(SERIES.unknownDays(PeriodLength.WEEK.of(MONDAY))).containsExactly(MONDAY.plusDays(1));
        assertThat(SERIES.unknownDays(PeriodLength.MONTH.of(MONDAY)))
                .as("days before the series")
                .hasSize(16)
                .contains(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 15));
    }

    @Test
    void anOpenDayCountsWithoutBeingKnown() {
        assertThat(SERIES.known(MONDAY.plusDays(3))).isEmpty();
        assertThat(SERIES.soFar(MONDAY.plusDays(3)).floorUsd()).isEqualByComparingTo("11");
        assertThat(SERIES.spent(PeriodLength.WEEK.of(MONDAY)))
                .isEqualTo(new DailyCost(new BigDecimal("14"), new BigDecimal("16"), 2));
        assertThat(SERIES.spent(PeriodLength.WEEK.of(MONDAY).next())).isEqualTo(DailyCost.NONE);
    }

    @Test
    void aCeilingBelowItsFloorIsRefused() {
        assertThatThrownBy(() -> new DailyCost(BigDecimal.TEN, BigDecimal.ONE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found floor 10.000000000000, ceiling 1.000000000000");
    }

    @Test
    void aDayBeforeTheStartIsRefused() {
        assertThatThrownBy(() -> CostSeries.of(MONDAY, MONDAY, Map.of(MONDAY.minusDays(1), DailyCost.NONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first day 2026-11-15");
        assertThatThrownBy(() -> CostSeries.of(MONDAY, MONDAY.minusDays(2), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("complete until 2026-11-14");
    }
}
