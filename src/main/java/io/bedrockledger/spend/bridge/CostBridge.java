package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Workflow;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Why cost changed from one period to another, workflow by workflow and in all: {@link BridgeTerm} has the formula of
 * each reason. The terms of a workflow add up to its change, and the terms of all workflows to those of the whole, in
 * units of 1e-12 USD with nothing left over. How rows were ordered or grouped makes no difference, and the bridge back
 * has the same terms negated, new and ended workflows exchanged. Two periods without calls have no workflows and no
 * terms but zeros.
 *
 * @param workflows by name, what is not attributed last
 */
public record CostBridge(List<WorkflowBridge> workflows) {

    public CostBridge {
        workflows = List.copyOf(workflows);
    }

    /**
     * The bridge from one period to another.
     *
     * @param earlier all that was used in the earlier period
     * @param later all that was used in the later period
     */
    public static CostBridge between(List<Usage> earlier, List<Usage> later) {
        Map<Workflow, WorkflowSum> from = sums(earlier);
        Map<Workflow, WorkflowSum> to = sums(later);
        Set<Workflow> workflows = new HashSet<>(from.keySet());
        workflows.addAll(to.keySet());
        return new CostBridge(workflows.stream()
                .sorted()
                .map(workflow -> WorkflowBridge.between(
                        workflow,
                        from.getOrDefault(workflow, new WorkflowSum()),
                        to.getOrDefault(workflow, new WorkflowSum())))
                .toList());
    }

    private static Map<Workflow, WorkflowSum> sums(List<Usage> usages) {
        Map<Workflow, WorkflowSum> sums = new TreeMap<>();
        for (Usage usage : usages) {
            sums.computeIfAbsent(usage.workflow(), workflow -> new WorkflowSum())
                    .add(usage);
        }
        return sums;
    }

    /** The bridge of one workflow; without calls and change where it has no usage in either period. */
    public WorkflowBridge of(Workflow workflow) {
        return workflows.stream()
                .filter(each -> each.workflow().equals(workflow))
                .findFirst()
                .orElse(new WorkflowBridge(workflow, PeriodTotal.NONE, PeriodTotal.NONE, BridgeTerms.NONE));
    }

    /** Each reason over all workflows. */
    public BridgeTerms terms() {
        return workflows.stream().map(WorkflowBridge::terms).reduce(BridgeTerms.NONE, BridgeTerms::plus);
    }

    /** Calls and cost of the earlier period. */
    public PeriodTotal earlier() {
        return workflows.stream().map(WorkflowBridge::earlier).reduce(PeriodTotal.NONE, PeriodTotal::plus);
    }

    /** Calls and cost of the later period. */
    public PeriodTotal later() {
        return workflows.stream().map(WorkflowBridge::later).reduce(PeriodTotal.NONE, PeriodTotal::plus);
    }

    /** Later cost - earlier cost, in USD; the sum of the terms. */
    public BigDecimal changeUsd() {
        return later().costUsd().subtract(earlier().costUsd());
    }
}
