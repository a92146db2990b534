package io.bedrockledger.spend.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.PeriodLength;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
    private static final Spender SPENDER = new Spender("math-tutor", "learning", "large", "solve");

    @ParameterizedTest
    @CsvSource({
        "WORKFLOW, math-tutor, true", "WORKFLOW, learning, false",
        "TEAM, learning, true", "TEAM, large, false",
        "MODEL, large, true", "MODEL, solve, false",
        "PROMPT, solve, true", "PROMPT, math-tutor, false"
    })
    void aScopeCoversItsOwn(BudgetScope.Kind kind, String name, boolean covered) {
        assertThat(new BudgetScope(kind, name).covers(SPENDER)).isEqualTo(covered);
        assertThat(new BudgetScope(kind, name).covers(new Spender(null, null, null, null)))
                .isFalse();
    }

    @Test
    void allCoversWhatNobodyKnows() {
        assertThat(BudgetScope.ALL.covers(new Spender(null, null, null, null))).isTrue();
        assertThat(BudgetScope.ALL).hasToString("all");
        assertThat(new BudgetScope(BudgetScope.Kind.TEAM, "growth")).hasToString("team:growth");
    }

    @Test
    void aSeriesHasTheRowsOfTheScopeAndZeroForOtherDaysThatWereRead() {
        Spender other = new Spender("essay-coach", "learning", "large", null);
        CostSeries series = SpendRow.series(
                new BudgetScope(BudgetScope.Kind.WORKFLOW, "math-tutor"),
                List.of(
                        new SpendRow(DAY, SPENDER, DailyCost.exactly(new BigDecimal("2"))),
                        new SpendRow(DAY, SPENDER, new DailyCost(new BigDecimal("3"), new BigDecimal("4"), 1)),
                        new SpendRow(DAY, other, DailyCost.exactly(new BigDecimal("100"))),
                        new SpendRow(DAY.plusDays(1), other, DailyCost.exactly(new BigDecimal("100")))),
                Set.of(DAY, DAY.plusDays(1)),
                DAY.plusDays(2));

        assertThat(series.known(DAY)).contains(new DailyCost(new BigDecimal("5"), new BigDecimal("6"), 1));
        assertThat(series.known(DAY.plusDays(1))).contains(DailyCost.NONE);
        assertThat(series.known(DAY.plusDays(2))).isEmpty();
    }

    @Test
    void aThresholdIsAnExactPartOfTheAmount() {
        assertThat(new Threshold(33, List.of()).of(new BigDecimal("0.01"))).isEqualByComparingTo("0.0033");
        assertThat(new Threshold(150, List.of()).of(new BigDecimal("10.00"))).isEqualByComparingTo("15");
    }

    @Test
    void aBudgetThatCannotBeCrossedSensiblyIsRefused() {
        assertThatThrownBy(() -> budget("tutoring", "0", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[budgets] a budget has a name, an amount above 0 and thresholds of different percent;"
                        + " found name 'tutoring', 0 USD, percents [80]; correct it");
        assertThatThrownBy(() -> budget("tutoring", "10", 80, 100, 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percents [80, 80, 100]");
        assertThatThrownBy(() -> budget(" ", "10", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found name ' '");
        assertThatThrownBy(() -> budget("tutoring", "10"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percents []");
        assertThatThrownBy(() -> budget("tutoring", "0.000000000001", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the amount of a threshold must not be negative and has at most 12 decimals");
        assertThatThrownBy(() -> budget("tutoring", "10", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 0; write such as 80");
    }

    @Test
    void aScopeWithoutItsNameIsRefused() {
        assertThatThrownBy(() -> new BudgetScope(BudgetScope.Kind.MODEL, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found model with none");
        assertThatThrownBy(() -> new BudgetScope(BudgetScope.Kind.ALL, "growth"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found all with growth");
    }

    private static Budget budget(String name, String amountUsd, int... percents) {
        return new Budget(
                name,
                BudgetScope.ALL,
                PeriodLength.MONTH,
                new BigDecimal(amountUsd),
                Arrays.stream(percents)
                        .mapToObj(percent -> new Threshold(percent, List.of()))
                        .toList());
    }
}
