package io.bedrockledger.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The three figures at the top and what is uncertain about the first.
 *
 * @param cost USD: exact costs and the floors of what is not exact
 * @param calls model invocations of every status
 * @param costPerThousandCalls USD, cost / calls x 1,000 of each week; null values where a week has no calls
 * @param exactUsd the part of the cost that is exact
 * @param floorUsd the part that is a floor: exact + floor = cost
 * @param atMostMoreUsd ceilings - floors of the bounded calls; 0 when none is bounded
 * @param callsWithoutCeiling calls with a floor and no ceiling: how much more they cost is not known
 * @param unpricedCalls calls that are in the number of calls and not in the cost
 */
public record Figures(
        Figure cost,
        Figure calls,
        @Nullable Figure costPerThousandCalls,
        BigDecimal exactUsd,
        BigDecimal floorUsd,
        BigDecimal atMostMoreUsd,
        long callsWithoutCeiling,
        long unpricedCalls) {

    public Figures {
        Checks.requireSum("exact costs and floors", exactUsd.add(floorUsd), cost.now());
        Checks.require(atMostMoreUsd.signum() >= 0, "a ceiling is not below its floor", atMostMoreUsd);
    }

    /**
     * A number of this week beside what it is compared with.
     *
     * @param now of this week
     * @param before of the week before; null when that week has no data or is not complete
     * @param median the median of the four weeks before, of those that are complete; null when there are fewer than two
     */
    public record Figure(
            BigDecimal now,
            @Nullable BigDecimal before,
            @Nullable BigDecimal median) {}
}
