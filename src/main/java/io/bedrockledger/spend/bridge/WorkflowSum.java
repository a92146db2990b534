package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What one workflow did in one period. */
final class WorkflowSum {

    private final Map<PricePoint, PointSum> points = new HashMap<>();
    private PeriodTotal total = PeriodTotal.NONE;
    private BigDecimal otherCostUsd = Money.ZERO;
    private BigDecimal inexactCostUsd = Money.ZERO;

    void add(Usage usage) {
        points.computeIfAbsent(usage.point(), point -> new PointSum()).add(usage);
        total = total.plus(PeriodTotal.of(usage));
        otherCostUsd = otherCostUsd.add(usage.otherCostUsd());
        if (!usage.pricing().isExact()) {
            inexactCostUsd = inexactCostUsd.add(usage.tokenCostUsd());
        }
    }

    PeriodTotal total() {
        return total;
    }

    /** What is not billed by token, whatever the status. */
    BigDecimal otherCostUsd() {
        return otherCostUsd;
    }

    /** What tokens cost at least in calls whose cost is not exact. */
    BigDecimal inexactCostUsd() {
        return inexactCostUsd;
    }

    Set<PricePoint> points() {
        return points.keySet();
    }

    PointSum point(PricePoint point) {
        return points.getOrDefault(point, new PointSum());
    }
}
