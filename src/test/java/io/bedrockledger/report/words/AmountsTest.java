package io.bedrockledger.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4584.975       | 4,584.98   | +4,584.98",
                "-104.0049      | \u2212104.00 | \u2212104.00",
                "0.0049         | 0.00       | 0.00",
                "-0.0049        | 0.00       | 0.00",
                "0.005          | 0.01       | +0.01",
                "12345678.9     | 12,345,678.90 | +12,345,678.90"
            })
    void moneyIsRoundedHalfUpAndAChangeHasItsSign(String usd, String bare, String change) {
        assertThat(Amounts.bare(new BigDecimal(usd))).isEqualTo(bare);
        assertThat(Amounts.change(new BigDecimal(usd))).isEqualTo(change);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "109.04 | 100  | +9.0\u00a0%",
                "90.95  | 100  | \u22129.1\u00a0%",
                "1100   | 100  | x\u00a011",
                "5      | 0.99 | ''",
                "5      | 0    | ''",
                "100    | 100  | 0.0\u00a0%"
            })
    void aPercentageIsSaidWhereItSaysSomething(String now, String before, String shown) {
        assertThat(Amounts.percent(new BigDecimal(now), new BigDecimal(before), BigDecimal.ONE))
                .isEqualTo(shown);
        assertThat(Amounts.percent(new BigDecimal(now), null, BigDecimal.ONE)).isEmpty();
    }

    @Test
    void aMinusStandsBeforeTheDollar() {
        assertThat(Amounts.usd(new BigDecimal("-5"))).isEqualTo("\u2212$5.00");
        assertThat(Amounts.wholeUsd(new BigDecimal("-1127.6"))).isEqualTo("\u2212$1,128");
        assertThat(Amounts.wholeUsd(new BigDecimal("0.4"))).isEqualTo("$0.40");
    }

    @Test
    void roundedPartsAddUpToTheRoundedWhole() {
        long seed = 41;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<BigDecimal> parts = new ArrayList<>();
            int count = 1 + random.nextInt(12);
            for (int at = 0; at < count; at++) {
                parts.add(BigDecimal.valueOf(random.nextLong(-9_000_000, 9_000_000), 4));
            }
            BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            // A bridge's change is the difference of two rounded totals: up to a cent from the sum.
            BigDecimal from = BigDecimal.valueOf(random.nextLong(0, 9_000_000), 4);
            BigDecimal total = Amounts.cents(from.add(sum)).subtract(Amounts.cents(from));

            List<BigDecimal> cents = Rounding.toCents(parts, total);

            assertThat(cents.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d, round %d: %s", seed, round, parts)
                    .isEqualByComparingTo(total);
            for (int at = 0; at < count; at++) {
                assertThat(cents.get(at).subtract(parts.get(at)).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
            }
        }
    }
}
