package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.spike.SpikeRules;
import java.util.List;
import java.util.Map;

/**
 * What is watched, and who is told of it.
 *
 * @param budgets names unique
 * @param spikes when a dear day is worth a person's time
 * @param owners the mail addresses that are told of a workflow's spikes, by workflow
 * @param others those that are told of the spikes of any other
 */
public record WatchPlan(
        List<Budget> budgets, SpikeRules spikes, Map<String, List<String>> owners, List<String> others) {

    public WatchPlan {
        budgets = List.copyOf(budgets);
        owners = Map.copyOf(owners);
        others = List.copyOf(others);
    }
}
