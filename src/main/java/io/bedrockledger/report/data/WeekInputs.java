package io.bedrockledger.report.data;

import io.bedrockledger.report.AlertLine;
import io.bedrockledger.report.PlannedEvent;
import io.bedrockledger.report.Scope;
import io.bedrockledger.report.WeeklyReport.Origin;
import io.bedrockledger.spend.budget.Budget;
import java.util.List;
import java.util.function.Function;

/**
 * What a report says that does not stand in the roll-ups.
 *
 * @param origin which run makes it, and in which zone times are shown
 * @param events planned launches and migrations, of any time
 * @param decisions what people decided about actions
 * @param budgets what is watched
 * @param alerts what crossed or jumped, for each reader
 */
public record WeekInputs(
        Origin origin,
        List<PlannedEvent> events,
        List<Decision> decisions,
        List<Budget> budgets,
        Function<Scope, List<AlertLine>> alerts) {

    public WeekInputs {
        events = List.copyOf(events);
        decisions = List.copyOf(decisions);
        budgets = List.copyOf(budgets);
    }

    /** Nothing planned, decided, watched or alerted. */
    public static WeekInputs of(Origin origin) {
        return new WeekInputs(origin, List.of(), List.of(), List.of(), scope -> List.of());
    }
}
