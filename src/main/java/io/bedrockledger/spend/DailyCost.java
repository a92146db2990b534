package io.bedrockledger.spend;

import java.math.BigDecimal;

/**
 * What one UTC day cost, as far as that is known. A day without calls is zero throughout.
 *
 * @param floorUsd exact list cost, and the certain part of what is bounded or priced in part: the sum of
 *     {@code list_cost_usd}
 * @param ceilingUsd at most this much, for the calls that have an upper bound, plus the floor of those that have none;
 *     never below the floor
 * @param unboundedCalls calls without an upper bound, which the ceiling cannot cover
 */
public record DailyCost(BigDecimal floorUsd, BigDecimal ceilingUsd, long unboundedCalls) {

    /** A day on which nothing was spent, and that is known. */
    public static final DailyCost NONE = new DailyCost(Money.ZERO, Money.ZERO, 0);

    public DailyCost {
        floorUsd = Money.exact("the cost of a day", floorUsd);
        ceilingUsd = Money.exact("the ceiling of a day's cost", ceilingUsd);
        if (ceilingUsd.compareTo(floorUsd) < 0 || unboundedCalls < 0) {
            throw new IllegalArgumentException(
                    "[spend] a ceiling is not below its floor and calls are not negative; found floor %s, ceiling %s, %d calls without a bound; count calls without a ceiling at their floor"
                            .formatted(Money.text(floorUsd), Money.text(ceilingUsd), unboundedCalls));
        }
    }

    /** A day whose cost is exact. */
    public static DailyCost exactly(BigDecimal usd) {
        return new DailyCost(usd, usd, 0);
    }

    /** Both together. */
    public DailyCost plus(DailyCost other) {
        return new DailyCost(
                floorUsd.add(other.floorUsd),
                ceilingUsd.add(other.ceilingUsd),
                Math.addExact(unboundedCalls, other.unboundedCalls));
    }
}
