package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Calls and cost of one period. Here stand the calls that have no dollars and so no term: free, unpriced, committed.
 *
 * @param calls by status; a status without calls is zero
 * @param costUsd the sum of {@code list_cost_usd}: exact, and at least this much where calls are not priced
 */
public record PeriodTotal(Map<Pricing, Long> calls, BigDecimal costUsd) {

    /** Nobody called. */
    public static final PeriodTotal NONE = new PeriodTotal(Map.of(), Money.ZERO);

    public PeriodTotal {
        Map<Pricing, Long> all = new EnumMap<>(Pricing.class);
        for (Pricing pricing : Pricing.values()) {
            all.put(pricing, calls.getOrDefault(pricing, 0L));
        }
        calls = Collections.unmodifiableMap(all);
        costUsd = Money.exact("the cost of a period", costUsd);
    }

    /** What rows of a period add up to. */
    static PeriodTotal of(Usage usage) {
        return new PeriodTotal(
                Map.of(usage.pricing(), usage.calls()), usage.tokenCostUsd().add(usage.otherCostUsd()));
    }

    /** Both together. */
    PeriodTotal plus(PeriodTotal other) {
        Map<Pricing, Long> both = new EnumMap<>(calls);
        other.calls.forEach((pricing, count) -> both.merge(pricing, count, Math::addExact));
        return new PeriodTotal(both, costUsd.add(other.costUsd));
    }

    /** Calls of every status. */
    public long allCalls() {
        return calls.values().stream().reduce(0L, Math::addExact);
    }
}
