package io.bedrockledger.report.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Amounts rounded to cents in such a way that they add up to their rounded total, in sight of whoever adds them. */
public final class Rounding {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Rounding() {}

    /**
     * The amounts in cents: each cut down to its cent, then one cent more for those that lost most, of equal ones the first, until
     * they add up. So none is further than a cent from what it was.
     *
     * @param usd amounts of any sign
     * @param total in cents, what they are to add up to: within a cent of their sum
     */
    public static List<BigDecimal> toCents(List<BigDecimal> usd, BigDecimal total) {
        List<BigDecimal> cents = new ArrayList<>(
                usd.stream().map(each -> each.setScale(2, RoundingMode.FLOOR)).toList());
        BigDecimal missing = total.subtract(cents.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Integer> byLoss = IntStream.range(0, usd.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> usd.get(index).subtract(cents.get(index)))
                        .reversed())
                .toList();
        for (int index : byLoss) {
            if (missing.signum() <= 0) {
                break;
            }
            cents.set(index, cents.get(index).add(CENT));
            missing = missing.subtract(CENT);
        }
        return List.copyOf(cents);
    }
}
