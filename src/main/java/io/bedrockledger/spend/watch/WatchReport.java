package io.bedrockledger.spend.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a look at budgets and spikes.
 *
 * @param budgets where each stands in its current period
 * @param told what was told this time
 * @param waiting what could not be told, with the reason; it is tried again in the next night
 * @param failure why nobody could look, so that nothing is known and nothing changed; null when somebody did
 */
public record WatchReport(
        List<BudgetRow> budgets,
        List<AlertNotice> told,
        List<Waiting> waiting,
        @Nullable String failure) {

    /** Something that could not be told. */
    public record Waiting(AlertNotice notice, String why) {}

    public WatchReport {
        budgets = List.copyOf(budgets);
        told = List.copyOf(told);
        waiting = List.copyOf(waiting);
    }

    /** Of a look that failed. */
    public static WatchReport failed(String why) {
        return new WatchReport(List.of(), List.of(), List.of(), why);
    }
}
