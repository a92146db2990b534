package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.AlertState;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.warehouse.AlertColumn;
import io.bedrockledger.warehouse.BudgetColumn;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of {@code budgets} and {@code alerts}, from the tables and into them. */
final class WatchTables {

    private WatchTables() {}

    /**
     * A row of a table.
     *
     * @param runId the run that wrote it
     */
    record Stored<T>(T row, String runId) {}

    static List<Stored<BudgetRow>> budgets(SqlEngine engine) {
        List<Stored<BudgetRow>> rows = new ArrayList<>();
        try (SqlResult row = engine.query(select(LedgerTable.BUDGETS))) {
            while (row.next()) {
                rows.add(new Stored<>(budget(row), required(row, BudgetColumn.RUN_ID, String.class)));
            }
        }
        return rows;
    }

    static List<Stored<StoredAlert>> alerts(SqlEngine engine) {
        List<Stored<StoredAlert>> rows = new ArrayList<>();
        try (SqlResult row = engine.query(select(LedgerTable.ALERTS))) {
            while (row.next()) {
                rows.add(new Stored<>(alert(row), required(row, AlertColumn.RUN_ID, String.class)));
            }
        }
        return rows;
    }

    private static String select(LedgerTable table) {
        return "select " + table.columns().stream().map(Column::columnName).collect(Collectors.joining(", ")) + " from "
                + table.tableName();
    }

    private static BudgetRow budget(SqlResult row) {
        BigDecimal expected = value(row, BudgetColumn.EXPECTED_USD, BigDecimal.class);
        Estimate estimate = expected == null
                ? null
                : new Estimate(
                        required(row, BudgetColumn.EXPECTED_LOW_USD, BigDecimal.class),
                        expected,
                        required(row, BudgetColumn.EXPECTED_HIGH_USD, BigDecimal.class));
        return new BudgetRow(
                required(row, BudgetColumn.BUDGET, String.class),
                subject(row, BudgetColumn.SCOPE, BudgetColumn.SCOPE_NAME),
                period(row, BudgetColumn.PERIOD_LENGTH, BudgetColumn.PERIOD),
                required(row, BudgetColumn.AMOUNT_USD, BigDecimal.class),
                BudgetRow.State.valueOf(required(row, BudgetColumn.STATE, String.class)),
                cost(row, BudgetColumn.SPENT_USD, BudgetColumn.SPENT_CEILING_USD, BudgetColumn.UNBOUNDED_CALLS),
                number(row, BudgetColumn.KNOWN_DAYS),
                number(row, BudgetColumn.UNKNOWN_DAYS),
                estimate,
                value(row, BudgetColumn.RUNS_OUT_ON, LocalDate.class),
                value(row, BudgetColumn.RUNS_OUT_EARLIEST, LocalDate.class),
                value(row, BudgetColumn.RUNS_OUT_LATEST, LocalDate.class),
                value(row, BudgetColumn.CROSSED_PERCENTS, String.class),
                required(row, BudgetColumn.AS_OF, LocalDate.class));
    }

    static void fill(Row row, BudgetRow budget) {
        Estimate expected = budget.expected();
        row.set(BudgetColumn.BUDGET, budget.budget())
                .set(BudgetColumn.SCOPE, budget.subject().kind())
                .set(BudgetColumn.SCOPE_NAME, budget.subject().name())
                .set(BudgetColumn.PERIOD_LENGTH, budget.period().length())
                .set(BudgetColumn.PERIOD, budget.period().label())
                .set(BudgetColumn.FIRST_DAY, budget.period().firstDay())
                .set(BudgetColumn.LAST_DAY, budget.period().lastDay())
                .set(BudgetColumn.AMOUNT_USD, budget.amountUsd())
                .set(BudgetColumn.STATE, budget.state())
                .set(BudgetColumn.SPENT_USD, budget.spent().floorUsd())
                .set(BudgetColumn.SPENT_CEILING_USD, budget.spent().ceilingUsd())
                .set(BudgetColumn.UNBOUNDED_CALLS, budget.spent().unboundedCalls())
                .set(BudgetColumn.KNOWN_DAYS, Integer.valueOf(budget.knownDays()))
                .set(BudgetColumn.UNKNOWN_DAYS, Integer.valueOf(budget.unknownDays()))
                .set(BudgetColumn.EXPECTED_USD, expected == null ? null : expected.expectedUsd())
                .set(BudgetColumn.EXPECTED_LOW_USD, expected == null ? null : expected.lowUsd())
                .set(BudgetColumn.EXPECTED_HIGH_USD, expected == null ? null : expected.highUsd())
                .set(BudgetColumn.RUNS_OUT_ON, budget.runsOutOn())
                .set(BudgetColumn.RUNS_OUT_EARLIEST, budget.runsOutEarliest())
                .set(BudgetColumn.RUNS_OUT_LATEST, budget.runsOutLatest())
                .set(BudgetColumn.CROSSED_PERCENTS, budget.crossed())
                .set(BudgetColumn.AS_OF, budget.asOf());
    }

    private static StoredAlert alert(SqlResult row) {
        List<AlertEvent> events = Stream.of(
                        required(row, AlertColumn.EVENTS, String.class).split(", "))
                .map(AlertEvent::valueOf)
                .toList();
        Telling telling = new Telling(
                AlertKind.valueOf(required(row, AlertColumn.KIND, String.class)),
                events,
                number(row, AlertColumn.EVENTS_TOLD),
                number(row, AlertColumn.FAILED_TRIES),
                value(row, AlertColumn.LAST_FAILURE, String.class));
        Number percent = value(row, AlertColumn.THRESHOLD_PERCENT, Number.class);
        String recipients = value(row, AlertColumn.RECIPIENTS, String.class);
        return new StoredAlert(
                required(row, AlertColumn.ALERT_ID, String.class),
                AlertState.valueOf(required(row, AlertColumn.STATE, String.class)),
                telling,
                value(row, AlertColumn.BUDGET, String.class),
                subject(row, AlertColumn.SCOPE, AlertColumn.SCOPE_NAME),
                period(row, AlertColumn.PERIOD_LENGTH, AlertColumn.PERIOD),
                percent == null ? null : percent.intValue(),
                value(row, AlertColumn.THRESHOLD_USD, BigDecimal.class),
                required(row, AlertColumn.AMOUNT_USD, BigDecimal.class),
                required(row, AlertColumn.CROSSED_ON, LocalDate.class),
                cost(row, AlertColumn.SPENT_USD, AlertColumn.SPENT_CEILING_USD, AlertColumn.UNBOUNDED_CALLS),
                value(row, AlertColumn.CAUSE, String.class),
                recipients == null ? List.of() : List.of(recipients.split(", ")),
                required(row, AlertColumn.AS_OF, LocalDate.class));
    }

    static void fill(Row row, StoredAlert alert) {
        Telling telling = alert.telling();
        row.set(AlertColumn.ALERT_ID, alert.id())
                .set(AlertColumn.KIND, alert.kind())
                .set(AlertColumn.STATE, alert.state())
                .set(AlertColumn.DELIVERY, telling.delivery())
                .set(
                        AlertColumn.EVENTS,
                        telling.events().stream().map(Enum::name).collect(Collectors.joining(", ")))
                .set(AlertColumn.EVENTS_TOLD, Integer.valueOf(telling.done()))
                .set(AlertColumn.FAILED_TRIES, Integer.valueOf(telling.failedTries()))
                .set(AlertColumn.LAST_FAILURE, telling.lastFailure())
                .set(AlertColumn.BUDGET, alert.budget())
                .set(AlertColumn.SCOPE, alert.subject().kind())
                .set(AlertColumn.SCOPE_NAME, alert.subject().name())
                .set(AlertColumn.PERIOD_LENGTH, alert.period().length())
                .set(AlertColumn.PERIOD, alert.period().label())
                .set(AlertColumn.THRESHOLD_PERCENT, alert.percent())
                .set(AlertColumn.THRESHOLD_USD, alert.thresholdUsd())
                .set(AlertColumn.AMOUNT_USD, alert.amountUsd())
                .set(AlertColumn.CROSSED_ON, alert.crossedOn())
                .set(AlertColumn.SPENT_USD, alert.spent().floorUsd())
                .set(AlertColumn.SPENT_CEILING_USD, alert.spent().ceilingUsd())
                .set(AlertColumn.UNBOUNDED_CALLS, alert.spent().unboundedCalls())
                .set(AlertColumn.CAUSE, alert.cause())
                .set(
                        AlertColumn.RECIPIENTS,
                        alert.recipients().isEmpty() ? null : String.join(", ", alert.recipients()))
                .set(AlertColumn.AS_OF, alert.asOf());
    }

    private static AlertSubject subject(SqlResult row, Column kind, Column name) {
        return new AlertSubject(
                BudgetScope.Kind.valueOf(required(row, kind, String.class)), value(row, name, String.class));
    }

    private static Period period(SqlResult row, Column length, Column label) {
        return PeriodLength.valueOf(required(row, length, String.class)).parse(required(row, label, String.class));
    }

    private static DailyCost cost(SqlResult row, Column floor, Column ceiling, Column unbounded) {
        return new DailyCost(
                required(row, floor, BigDecimal.class),
                required(row, ceiling, BigDecimal.class),
                required(row, unbounded, Number.class).longValue());
    }

    private static int number(SqlResult row, Column column) {
        return required(row, column, Number.class).intValue();
    }

    private static <T> @Nullable T value(SqlResult row, Column column, Class<T> type) {
        return row.value(column.ordinal()).map(type::cast).orElse(null);
    }

    private static <T> T required(SqlResult row, Column column, Class<T> type) {
        return row.value(column.ordinal())
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException("[watch] " + column.columnName()
                        + " must have a value but was read as NULL; the table was changed by hand, undo that"));
    }
}
