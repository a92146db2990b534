package io.bedrockledger.ingest;

import io.bedrockledger.attribution.Attribution;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what a reattribution changes. For one thread. */
final class ReattributionTally {

    private final String edition;
    private final SortedMap<String, Integer> editions = new TreeMap<>();
    private final Map<ReattributedCalls.Key, ReattributedCalls> entries = new HashMap<>();
    private final SortedSet<LocalDate> changedDates = new TreeSet<>();
    private long calls;
    private long untold;
    private long others;

    ReattributionTally(String edition) {
        this.edition = edition;
    }

    void day(LogDayReceipt day) {
        editions.merge(day.rulesVersion(), 1, Integer::sum);
    }

    void call() {
        calls++;
    }

    void untold() {
        untold++;
    }

    /**
     * A call that changes.
     *
     * @param row as it is stored
     */
    void changed(Row row, Attribution after) {
        changedDates.add(row.requiredDate(InvocationColumn.LOG_DATE));
        ReattributedCalls.Key key = new ReattributedCalls.Key(row.text(InvocationColumn.WORKFLOW), after.workflow());
        if (Objects.equals(key.fromWorkflow(), key.toWorkflow())) {
            others++;
            return;
        }
        BigDecimal known = row.decimal(InvocationColumn.LIST_COST_USD);
        BigDecimal cost = known == null ? BigDecimal.ZERO : known;
        entries.merge(key, new ReattributedCalls(key, 0, BigDecimal.ZERO).plus(cost), (so, one) -> so.plus(cost));
    }

    ReattributionTotals totals() {
        Comparator<ReattributedCalls> dearestFirst = Comparator.comparing(ReattributedCalls::listCostUsd)
                .thenComparing(ReattributedCalls::calls)
                .reversed()
                .thenComparing(entry -> entry.key().toString());
        List<ReattributedCalls> sorted =
                entries.values().stream().sorted(dearestFirst).toList();
        return new ReattributionTotals(edition, editions, calls, untold, others, changedDates, sorted);
    }
}
