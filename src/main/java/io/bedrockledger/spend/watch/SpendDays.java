package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.SpendRow;
import io.bedrockledger.spend.budget.Spender;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlScripts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was spent, day by day, and which days are known.
 *
 * @param rows of the days looked at
 * @param read days of which a log day was published
 * @param completeUntil the newest of them that is over
 * @param newest the newest usage date, not after the day of the look
 */
record SpendDays(List<SpendRow> rows, Set<LocalDate> read, LocalDate completeUntil, LocalDate newest) {

    SpendDays {
        rows = List.copyOf(rows);
        read = Set.copyOf(read);
    }

    /**
     * Reads the tables; empty when no log day is over, so that nobody can say anything.
     *
     * @param today the day (UTC) of the look, which is not over
     * @param daysBack how many days before the newest complete one are read
     */
    static Optional<SpendDays> read(SqlEngine engine, LocalDate today, int daysBack) {
        TreeSet<LocalDate> read = new TreeSet<>();
        try (SqlResult row = engine.query("select distinct log_date from log_days")) {
            while (row.next()) {
                read.add((LocalDate) row.value(0).orElseThrow());
            }
        }
        LocalDate complete = read.lower(today);
        if (complete == null) {
            return Optional.empty();
        }
        List<SpendRow> rows = rows(engine, complete.minusDays(daysBack), today);
        LocalDate newest =
                rows.stream().map(SpendRow::day).max(LocalDate::compareTo).orElse(complete);
        return Optional.of(new SpendDays(rows, read, complete, newest));
    }

    private static List<SpendRow> rows(SqlEngine engine, LocalDate from, LocalDate to) {
        List<SpendRow> rows = new ArrayList<>();
        try (SqlResult row = engine.query("select usage_date, workflow, team, model, prompt, floor_usd, ceiling_usd,"
                + " unbounded_calls from (" + SqlScripts.watch("daily_spend") + ") where usage_date between date '"
                + from + "' and date '" + to + "'")) {
            while (row.next()) {
                Spender spender = new Spender(text(row, 1), text(row, 2), text(row, 3), text(row, 4));
                rows.add(new SpendRow(
                        (LocalDate) row.value(0).orElseThrow(),
                        spender,
                        new DailyCost(usd(row, 5), usd(row, 6), number(row, 7))));
            }
        }
        return rows;
    }

    private static @Nullable String text(SqlResult row, int column) {
        return row.value(column).map(Object::toString).orElse(null);
    }

    private static BigDecimal usd(SqlResult row, int column) {
        return (BigDecimal) row.value(column).orElseThrow();
    }

    private static long number(SqlResult row, int column) {
        return ((Number) row.value(column).orElseThrow()).longValue();
    }

    /** The days of a scope. */
    CostSeries series(BudgetScope scope) {
        return SpendRow.series(scope, rows, read, completeUntil);
    }

    /** Whether a call of a scope was seen on any of the days. */
    boolean hasCalls(BudgetScope scope) {
        return rows.stream().anyMatch(row -> scope.covers(row.spender()));
    }

    /** The days of each workflow, and of the calls that none is known for. */
    Map<Workflow, CostSeries> byWorkflow() {
        Map<Workflow, Map<LocalDate, DailyCost>> costs = new TreeMap<>();
        for (SpendRow row : rows) {
            costs.computeIfAbsent(new Workflow(row.spender().workflow()), each -> new TreeMap<>())
                    .merge(row.day(), row.cost(), DailyCost::plus);
        }
        Map<Workflow, CostSeries> series = new TreeMap<>();
        Set<LocalDate> days = new HashSet<>(read);
        costs.forEach((workflow, each) -> series.put(workflow, CostSeries.of(completeUntil, days, each)));
        return series;
    }
}
