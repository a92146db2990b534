package io.bedrockledger.replay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.replay.score.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EconomyTest {

    private static final JudgementPlan PLAN = JudgementPlan.ofTrafficToCome(0.02, 7);

    @Test
    void aQuarterOfTheCostAndTwiceTheLatency() {
        Economy economy = Economy.of(items(100, 0.25), PLAN, 14);
        Ratio cost = Objects.requireNonNull(economy.cost());
        assertThat(cost.value()).isEqualTo(0.25, within(1e-12));
        assertThat(Objects.requireNonNull(cost.interval()).contains(0.25)).isTrue();
        assertThat(Objects.requireNonNull(economy.latencyP50()).value()).isEqualTo(2);
        assertThat(Objects.requireNonNull(economy.latencyP95()).value()).isEqualTo(2);
    }

    @Test
    void theSavingIsTheWeightedSumOverAMonthOfDays() {
        Saving saving =
                Objects.requireNonNull(Economy.of(items(100, 0.25), PLAN, 14).monthlySaving());
        // 0.01 + 0.02 + ... + 1.00 dollars, three quarters saved, each drawn with a probability of one half.
        BigDecimal month =
                new BigDecimal("50.50").multiply(new BigDecimal("0.75")).multiply(new BigDecimal(2));
        assertThat(saving.usd())
                .isCloseTo(
                        month.multiply(new BigDecimal(365)).divide(new BigDecimal(14 * 12), MathContext.DECIMAL64),
                        within(new BigDecimal("0.0000001")));
        BigDecimal low = Objects.requireNonNull(saving.lowUsd());
        BigDecimal high = Objects.requireNonNull(saving.highUsd());
        // n (1 - p) s^2 / p^2 with s of 1 to 100 cents: 29.01; of three quarters.
        double error = Math.sqrt(100 * 0.5 / 0.25) * 0.290115 * 0.75 * 365 / 14 / 12;
        assertThat(high.subtract(low).doubleValue()).isEqualTo(2 * 1.9842 * error, within(0.01));
        assertThat(low.add(high).doubleValue() / 2).isEqualTo(saving.usd().doubleValue(), within(1e-6));
    }

    @Test
    void aCandidateThatCostsMoreSavesLessThanNothing() {
        Saving saving = Objects.requireNonNull(Economy.of(items(10, 3), PLAN, 7).monthlySaving());
        assertThat(saving.usd()).isNegative();
    }

    @Test
    void anItemWithoutAPriceLeavesTheSavingUnknown() {
        List<ReplayedItem> items = new ArrayList<>(items(100, 0.25));
        items.add(item(101, null, new BigDecimal("1")));
        Economy economy = Economy.of(items, PLAN, 14);
        assertThat(economy.monthlySaving()).isNull();
        assertThat(Objects.requireNonNull(economy.cost()).value()).isEqualTo(0.25, within(1e-12));
        assertThat(Economy.furtherCostUsd(items, 10)).isPresent();
        items.add(item(102, BigDecimal.ONE, null));
        assertThat(Economy.furtherCostUsd(items, 10)).isEmpty();
    }

    @Test
    void whatIsNotThereIsAbsent() {
        assertThat(Economy.of(List.of(), PLAN, 14)).isEqualTo(new Economy(null, null, null, null));
        assertThat(Economy.furtherCostUsd(List.of(), 10)).isEmpty();
        Saving alone =
                Objects.requireNonNull(Economy.of(items(1, 0.25), PLAN, 14).monthlySaving());
        assertThat(alone.lowUsd()).isNull();
        assertThat(alone.highUsd()).isNull();
    }

    @Test
    void furtherItemsCostTheMeanOfThoseSoFar() {
        assertThat(Economy.furtherCostUsd(items(100, 1), 40))
                .hasValueSatisfying(each -> assertThat(each).isEqualByComparingTo("20.2"));
    }

    @Test
    void verdictsComeInTheOrderOfCandidates() {
        List<CandidateVerdict> verdicts = CandidateVerdict.of(
                List.of(
                        new Candidate("first", items(50, 0.5), null),
                        new Candidate("second", items(50, 0.25), Objection.CONSTANT_ANSWERS)),
                PLAN,
                14);
        assertThat(verdicts).extracting(CandidateVerdict::candidate).containsExactly("first", "second");
        assertThat(verdicts.get(1).quality().conclusion()).isEqualTo(Conclusion.REFUSED);
        assertThat(Objects.requireNonNull(verdicts.get(1).economy().cost()).value())
                .isEqualTo(0.25, within(1e-12));
    }

    private static List<ReplayedItem> items(int count, double ratio) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(item -> {
                    BigDecimal cost = BigDecimal.valueOf(item).movePointLeft(2);
                    return item(item, cost, cost.multiply(BigDecimal.valueOf(ratio)));
                })
                .toList();
    }

    private static ReplayedItem item(int number, @Nullable BigDecimal incumbentUsd, @Nullable BigDecimal candidateUsd) {
        Score right = new Score.Points(1);
        return new ReplayedItem(
                "conversation-" + number,
                "all",
                0.5,
                new Side(right, incumbentUsd, 100L + number),
                new Side(right, candidateUsd, 2 * (100L + number)));
    }
}
