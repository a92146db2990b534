package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.watch.WatchTables.Stored;
import io.bedrockledger.warehouse.AlertColumn;
import io.bedrockledger.warehouse.BudgetColumn;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.DuckDbSession;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at budgets and spikes, publishes {@code budgets} and {@code alerts}, then tells people, then publishes what was
 * told. Whatever is told stands in the table before: a run that dies between leaves it there, and the next one tells it
 * under the same identity.
 */
public final class Watch {

    /** Late data, a month before it, and eight weeks of history before that. */
    private static final int DAYS_BACK = 126;

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Comparator<BudgetRow> BUDGET_ORDER = Comparator.comparing(BudgetRow::budget)
            .thenComparing(row -> row.subject().kind())
            .thenComparing(row -> String.valueOf(row.subject().name()))
            .thenComparing(BudgetRow::period);

    private final Warehouse warehouse;
    private final DuckDb engine;
    private final StopCheck stop;
    private final List<AlertDelivery> deliveries;

    /**
     * A way to look.
     *
     * @param engine over the published tables
     * @param stop asked before each commit and each delivery
     * @param deliveries the ways to tell people; a notice is told when each of them has it
     */
    public Watch(Warehouse warehouse, DuckDb engine, StopCheck stop, List<AlertDelivery> deliveries) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.stop = stop;
        this.deliveries = List.copyOf(deliveries);
    }

    /**
     * Looks, publishes and tells.
     *
     * @param runId the run that looks
     * @param today the day (UTC) on which it began; the days before it are over
     */
    public WatchReport look(WatchPlan plan, String runId, LocalDate today) {
        stop.check();
        try (DuckDbSession session = engine.session(
                EnumSet.of(LedgerTable.DAILY_COSTS, LedgerTable.LOG_DAYS, LedgerTable.BUDGETS, LedgerTable.ALERTS))) {
            List<Stored<BudgetRow>> budgets = WatchTables.budgets(session);
            List<Stored<StoredAlert>> alerts = WatchTables.alerts(session);
            Map<String, StoredAlert> now = new TreeMap<>();
            alerts.forEach(stored -> now.put(stored.row().id(), stored.row()));
            Optional<Round> round = SpendDays.read(session, today, DAYS_BACK)
                    .map(days -> new Round(plan, days, new Causes(new UsageDays(session)), rows(budgets), now));
            round.ifPresent(each -> {
                each.evaluate();
                now.putAll(each.alerts());
            });
            List<BudgetRow> rows = round.map(Round::budgets).orElseGet(() -> rows(budgets));
            publish(runId, draft -> {
                write(draft, LedgerTable.BUDGETS, BudgetColumn.RUN_ID, budgets, sorted(rows), WatchTables::fill);
                write(draft, LedgerTable.ALERTS, AlertColumn.RUN_ID, alerts, now.values(), WatchTables::fill);
            });
            List<Stored<StoredAlert>> published = published(alerts, now, runId);
            WatchReport report = tell(new Notices(round.orElse(null), runId), now, current(rows, plan));
            publish(
                    runId,
                    draft -> write(
                            draft, LedgerTable.ALERTS, AlertColumn.RUN_ID, published, now.values(), WatchTables::fill));
            LOG.info(
                    "event=watch run={} budgets={} alerts={} told={} waiting={}",
                    runId,
                    report.budgets().size(),
                    now.size(),
                    report.told().size(),
                    report.waiting().size());
            return report;
        }
    }

    private void publish(String runId, Consumer<Draft> written) {
        Draft draft = warehouse.draft(runId, stop);
        try {
            written.accept(draft);
            draft.commit();
        } catch (RuntimeException e) {
            draft.discard(Map.of());
            throw e;
        }
    }

    private static <T> List<T> rows(List<Stored<T>> stored) {
        return stored.stream().map(Stored::row).toList();
    }

    private static List<BudgetRow> sorted(List<BudgetRow> rows) {
        return rows.stream().sorted(BUDGET_ORDER).toList();
    }

    /** Where each budget of the plan stands now, in the order of the plan. */
    private static List<BudgetRow> current(List<BudgetRow> rows, WatchPlan plan) {
        return plan.budgets().stream()
                .flatMap(budget -> rows.stream()
                        .filter(row -> row.budget().equals(budget.name())
                                && row.subject().equals(AlertSubject.of(budget.scope()))
                                && row.isCurrent())
                        .max(Comparator.comparing(BudgetRow::asOf))
                        .stream())
                .toList();
    }

    private static List<Stored<StoredAlert>> published(
            List<Stored<StoredAlert>> before, Map<String, StoredAlert> now, String runId) {
        Map<String, Stored<StoredAlert>> known = new TreeMap<>();
        before.forEach(stored -> known.put(stored.row().id(), stored));
        return now.values().stream()
                .map(alert -> {
                    Stored<StoredAlert> stored = known.get(alert.id());
                    return stored != null && stored.row().equals(alert) ? stored : new Stored<>(alert, runId);
                })
                .toList();
    }

    private WatchReport tell(Notices notices, Map<String, StoredAlert> alerts, List<BudgetRow> budgets) {
        List<AlertNotice> told = new ArrayList<>();
        List<WatchReport.Waiting> waiting = new ArrayList<>();
        for (StoredAlert stored : List.copyOf(alerts.values())) {
            StoredAlert alert = stored;
            String failure = null;
            while (failure == null && alert.telling().next().isPresent()) {
                stop.check();
                AlertNotice notice = notices.of(alert);
                failure = deliver(notice);
                if (failure == null) {
                    told.add(notice);
                    alert = alert.with(alert.telling().told());
                } else {
                    waiting.add(new WatchReport.Waiting(notice, failure));
                    alert = alert.with(alert.telling().failed(failure));
                }
            }
            alerts.put(alert.id(), alert);
        }
        return new WatchReport(budgets, told, waiting, null);
    }

    /** Why a notice could not be delivered; null when it was. */
    private @Nullable String deliver(AlertNotice notice) {
        for (AlertDelivery delivery : deliveries) {
            try {
                delivery.deliver(notice);
            } catch (IOException e) {
                LOG.warn("event=alert_not_delivered alert={} by={}", notice.id(), delivery.name(), e);
                return delivery.name() + ": "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
            }
        }
        return null;
    }

    /** Drafts a table's rows unless they are as they were; a row that did not change keeps the run that wrote it. */
    private <T> void write(
            Draft draft,
            LedgerTable table,
            Column runColumn,
            List<Stored<T>> before,
            Iterable<T> now,
            BiConsumer<Row, T> fill) {
        Map<T, String> writers = new HashMap<>();
        before.forEach(stored -> writers.put(stored.row(), stored.runId()));
        List<T> rows = new ArrayList<>();
        now.forEach(rows::add);
        if (rows.size() == before.size() && writers.keySet().containsAll(rows)) {
            return;
        }
        try (RowFile file = warehouse.write(table, draft.runId())) {
            for (T row : rows) {
                fill.accept(file.row(), row);
                file.row().set(runColumn, writers.getOrDefault(row, draft.runId()));
                file.append();
            }
            draft.replaceAll(table, file.finish().map(List::of).orElse(List.of()));
        }
    }
}
