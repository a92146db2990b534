package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one spender spent on one UTC day. Rows of the same day and spender are summed. */
public record SpendRow(LocalDate day, Spender spender, DailyCost cost) {

    /**
     * What counts against a scope, day by day. A day that was read and has no row in the scope cost nothing; a day that
     * was not read stays unknown, also where some of its cost is known.
     *
     * @param rows of every spender
     * @param read the days whose logs were read, whatever was found in them
     * @param completeUntil the last day whose logs have all arrived
     */
    public static CostSeries series(
            BudgetScope scope, List<SpendRow> rows, Set<LocalDate> read, LocalDate completeUntil) {
        Map<LocalDate, DailyCost> costs = new TreeMap<>();
        rows.stream()
                .filter(row -> scope.covers(row.spender()))
                .forEach(row -> costs.merge(row.day(), row.cost(), DailyCost::plus));
        return CostSeries.of(completeUntil, read, costs);
    }
}
