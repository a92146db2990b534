package io.bedrockledger.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CostSeriesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final LocalDate THURSDAY = MONDAY.plusDays(3);

    /** Tuesday was not read, though a late call of it was; on Wednesday nothing was spent; Thursday goes on. */
    private static final CostSeries SERIES = CostSeries.of(
            WEDNESDAY,
            Set.of(MONDAY, WEDNESDAY, THURSDAY),
            Map.of(
                    MONDAY, new DailyCost(new BigDecimal("3"), new BigDecimal("5"), 2),
                    TUESDAY, DailyCost.exactly(new BigDecimal("0.5")),
                    THURSDAY, DailyCost.exactly(new BigDecimal("11"))));

    @Test
    void anUnknownDayIsNoZero() {
        assertThat(SERIES.known(MONDAY)).isPresent();
        assertThat(SERIES.known(TUESDAY)).isEmpty();
        assertThat(SERIES.known(WEDNESDAY)).contains(DailyCost.NONE);
        assertThat(SERIES.unknownDays(PeriodLength.WEEK.of(MONDAY))).containsExactly(TUESDAY);
        assertThat(SERIES.unknownDays(PeriodLength.MONTH.of(MONDAY)))
                .as("days before the series")
                .hasSize(16)
                .contains(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 15));
    }

    @Test
    void unknownAndOpenDaysCountWithoutBeingKnown() {
        assertThat(SERIES.known(THURSDAY)).isEmpty();
        assertThat(SERIES.soFar(THURSDAY).floorUsd()).isEqualByComparingTo("11");
        assertThat(SERIES.spent(PeriodLength.WEEK.of(MONDAY)))
                .isEqualTo(new DailyCost(new BigDecimal("14.5"), new BigDecimal("16.5"), 2));
        assertThat(SERIES.spent(PeriodLength.WEEK.of(MONDAY).next())).isEqualTo(DailyCost.NONE);
    }

    @Test
    void aCeilingBelowItsFloorIsRefused() {
        assertThatThrownBy(() -> new DailyCost(BigDecimal.TEN, BigDecimal.ONE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found floor 10, ceiling 1");
    }

    @Test
    void aDayThatIsKnownBeforeItsLogsAreThereIsRefused() {
        assertThatThrownBy(() -> new CostSeries(MONDAY, new TreeSet<>(Set.of(TUESDAY)), new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[spend] a day is known when its logs have all arrived, which they have until 2026-11-16;"
                        + " found 2026-11-17; leave it open");
    }
}
