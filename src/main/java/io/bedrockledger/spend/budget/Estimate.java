package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;

/**
 * What will have been spent, as far as anybody can tell, in USD.
 *
 * @param lowUsd the low end of the interval; not negative
 * @param expectedUsd within the interval
 * @param highUsd the high end of the interval
 */
public record Estimate(BigDecimal lowUsd, BigDecimal expectedUsd, BigDecimal highUsd) {

    /** Nothing, for sure. */
    public static final Estimate NOTHING = new Estimate(Money.ZERO, Money.ZERO, Money.ZERO);

    public Estimate {
        lowUsd = Money.exact("the low end of a forecast", lowUsd);
        expectedUsd = Money.exact("a forecast", expectedUsd);
        highUsd = Money.exact("the high end of a forecast", highUsd);
        if (lowUsd.compareTo(expectedUsd) > 0 || expectedUsd.compareTo(highUsd) > 0) {
            throw new IllegalArgumentException(
                    "[forecast] an estimate lies between its ends; found %s between %s and %s; order them"
                            .formatted(Money.text(expectedUsd), Money.text(lowUsd), Money.text(highUsd)));
        }
    }

    /** Whether none of the three is below that of another. */
    boolean isAtLeast(Estimate other) {
        return lowUsd.compareTo(other.lowUsd) >= 0
                && expectedUsd.compareTo(other.expectedUsd) >= 0
                && highUsd.compareTo(other.highUsd) >= 0;
    }

    /** Each end and the middle raised to what is known already. */
    Estimate atLeast(BigDecimal floorUsd, BigDecimal ceilingUsd) {
        return new Estimate(lowUsd.max(floorUsd), expectedUsd.max(floorUsd), highUsd.max(ceilingUsd));
    }

    /** More that was spent: the floor for low end and middle, the ceiling for the high end. */
    Estimate plus(BigDecimal floorUsd, BigDecimal ceilingUsd) {
        return new Estimate(lowUsd.add(floorUsd), expectedUsd.add(floorUsd), highUsd.add(ceilingUsd));
    }
}
