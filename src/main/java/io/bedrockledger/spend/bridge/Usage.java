package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Workflow;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What calls of one workflow, price point and status used and cost in one period. A period may have any number of
 * these for the same three: they are summed, so that it makes no difference how rows were grouped. Their cost is the
 * sum of the legs and of the rest.
 *
 * @param calls how many; none only where nothing was used
 * @param legs tokens and cost; a leg whose cost is not known is left out, one without tokens may state its price
 * @param otherCostUsd everything that is not billed by token: images, seconds, search and guardrail units, fees
 */
public record Usage(
        Workflow workflow,
        PricePoint point,
        Pricing pricing,
        long calls,
        Map<TokenLeg, LegUsage> legs,
        BigDecimal otherCostUsd) {

    public Usage {
        Map<TokenLeg, LegUsage> copy = new EnumMap<>(TokenLeg.class);
        copy.putAll(legs);
        legs = Collections.unmodifiableMap(copy);
        otherCostUsd = Money.exact("the cost of other legs", otherCostUsd);
        boolean used = otherCostUsd.signum() > 0 || legs.values().stream().anyMatch(leg -> leg.tokens() > 0);
        if (calls < 0 || (calls == 0 && used)) {
            throw new IllegalArgumentException(
                    "[cost bridge] whatever was used, a call used it; found %d calls of %s; count the calls of every row"
                            .formatted(calls, workflow));
        }
    }

    /** What the tokens cost. */
    BigDecimal tokenCostUsd() {
        return legs.values().stream().map(LegUsage::costUsd).reduce(Money.ZERO, BigDecimal::add);
    }
}
