package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Workflow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Why the cost of one workflow changed. The terms add up to {@code later.costUsd() - earlier.costUsd()}.
 *
 * @param earlier calls and cost of the earlier period; none for a new workflow
 * @param later calls and cost of the later period; none for one that ended
 */
public record WorkflowBridge(Workflow workflow, PeriodTotal earlier, PeriodTotal later, BridgeTerms terms) {

    /** Later cost - earlier cost, in USD. */
    public BigDecimal changeUsd() {
        return later.costUsd().subtract(earlier.costUsd());
    }

    static WorkflowBridge between(Workflow workflow, WorkflowSum earlier, WorkflowSum later) {
        return new WorkflowBridge(workflow, earlier.total(), later.total(), terms(workflow, earlier, later));
    }

    private static BridgeTerms terms(Workflow workflow, WorkflowSum earlier, WorkflowSum later) {
        if (workflow.isAttributed() && earlier.total().allCalls() == 0) {
            return new BridgeTerms(
                    Map.of(BridgeTerm.NEW_WORKFLOWS, later.total().costUsd()));
        }
        if (workflow.isAttributed() && later.total().allCalls() == 0) {
            return new BridgeTerms(
                    Map.of(BridgeTerm.ENDED_WORKFLOWS, earlier.total().costUsd().negate()));
        }
        Map<BridgeTerm, BigDecimal> rest = Map.of(
                BridgeTerm.OTHER_LEGS,
                later.otherCostUsd().subtract(earlier.otherCostUsd()),
                BridgeTerm.NOT_EXACT,
                later.inexactCostUsd().subtract(earlier.inexactCostUsd()));
        return tokens(earlier, later).plus(new BridgeTerms(rest));
    }

    private static BridgeTerms tokens(WorkflowSum earlier, WorkflowSum later) {
        Set<PricePoint> points = compared(earlier, later);
        long earlierCalls = workCalls(earlier, points);
        long laterCalls = workCalls(later, points);
        Map<BridgeTerm, BigInteger> units = new EnumMap<>(BridgeTerm.class);
        for (PricePoint point : points) {
            new PointBridge(earlier.point(point), later.point(point), earlierCalls, laterCalls)
                    .share((term, part) -> units.merge(term, part, BigInteger::add));
        }
        Map<BridgeTerm, BigDecimal> usd = new EnumMap<>(BridgeTerm.class);
        units.forEach((term, amount) -> usd.put(term, new BigDecimal(amount, Money.SCALE)));
        return new BridgeTerms(usd);
    }

    /** Price points with tokens at an exact cost in either period: elsewhere counts explain nothing. */
    private static Set<PricePoint> compared(WorkflowSum earlier, WorkflowSum later) {
        Set<PricePoint> points = new HashSet<>(earlier.points());
        points.addAll(later.points());
        points.removeIf(point ->
                !earlier.point(point).hasTokens() && !later.point(point).hasTokens());
        return points;
    }

    private static long workCalls(WorkflowSum sum, Set<PricePoint> points) {
        return points.stream().map(point -> sum.point(point).workCalls()).reduce(0L, Math::addExact);
    }
}
