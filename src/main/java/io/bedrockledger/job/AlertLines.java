package io.bedrockledger.job;

import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.report.AlertLine;
import io.bedrockledger.report.Scope;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Dates;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.watch.AlertKind;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alerts of the table {@code alerts} as a weekly report repeats them: those that fired in its week, or hold in it. */
final class AlertLines {

    private static final String SQL = "select kind, state, scope, scope_name, period_length, period, threshold_percent,"
            + " amount_usd, spent_usd, crossed_on, cause, budget, (select max(state_at) from mails where state = 'SENT'"
            + " and kind = 'ALERT' and period like alert_id || '-%') as told_at from alerts"
            + " where delivery <> 'SILENT' order by crossed_on, budget, threshold_percent desc, scope_name";

    private final List<Row> rows;
    private final Map<String, String> teams;

    private AlertLines(List<Row> rows, Map<String, String> teams) {
        this.rows = rows;
        this.teams = teams;
    }

    /** An alert; what it does not have is null. */
    private record Row(
            AlertKind kind,
            String state,
            BudgetScope.Kind scope,
            @Nullable String name,
            Period period,
            @Nullable Integer percent,
            BigDecimal amountUsd,
            BigDecimal spentUsd,
            LocalDate crossedOn,
            @Nullable String cause,
            @Nullable String budget,
            @Nullable Instant toldAt) {

        /** Of what a higher threshold says more. */
        boolean isBelow(Row other) {
            return kind == other.kind
                    && Objects.equals(budget, other.budget)
                    && scope == other.scope
                    && Objects.equals(name, other.name)
                    && period.equals(other.period)
                    && percent != null
                    && other.percent != null
                    && percent < other.percent
                    && !other.isUndone();
        }

        boolean isUndone() {
            return state.equals("TAKEN_BACK");
        }
    }

    /**
     * Reads them.
     *
     * @param workflows as declared, by which a workflow's alerts are its team's
     */
    static AlertLines read(SqlEngine engine, List<Workflow> workflows) {
        List<Row> rows = new ArrayList<>();
        try (SqlResult row = engine.query(SQL)) {
            while (row.next()) {
                rows.add(row(row));
            }
        }
        return new AlertLines(
                rows,
                workflows.stream().collect(Collectors.toMap(Workflow::name, Workflow::team, (one, other) -> one)));
    }

    private static Row row(SqlResult row) {
        PeriodLength length = PeriodLength.valueOf(required(row, 4, String.class));
        Number percent = value(row, 6, Number.class);
        return new Row(
                AlertKind.valueOf(required(row, 0, String.class)),
                required(row, 1, String.class),
                BudgetScope.Kind.valueOf(required(row, 2, String.class)),
                value(row, 3, String.class),
                length.parse(required(row, 5, String.class)),
                percent == null ? null : percent.intValue(),
                required(row, 7, BigDecimal.class),
                required(row, 8, BigDecimal.class),
                required(row, 9, LocalDate.class),
                value(row, 10, String.class),
                value(row, 11, String.class),
                value(row, 12, Instant.class));
    }

    /** What a reader is told in the report of a week: what is open first. */
    List<AlertLine> of(Scope scope, Period week) {
        Predicate<Row> now = row -> !row.crossedOn().isAfter(week.lastDay())
                && !row.period().lastDay().isBefore(week.firstDay());
        List<Row> shown =
                rows.stream().filter(now.and(row -> isFor(row, scope))).toList();
        return shown.stream()
                .filter(row -> shown.stream().noneMatch(row::isBelow))
                .map(row -> line(row, week))
                .sorted((one, other) -> one.state().compareTo(other.state()))
                .toList();
    }

    private boolean isFor(Row row, Scope scope) {
        return scope.isFinops()
                || switch (row.scope()) {
                    case TEAM -> Objects.equals(row.name(), scope.team());
                    case WORKFLOW -> row.name() != null && Objects.equals(teams.get(row.name()), scope.team());
                    case ALL, MODEL, PROMPT -> false;
                };
    }

    private static AlertLine line(Row row, Period week) {
        return new AlertLine(state(row, week), what(row), detail(row), row.toldAt());
    }

    /** A budget's alert ends with its period; a dear day asks for somebody until the report is read. */
    private static AlertLine.State state(Row row, Period week) {
        if (row.isUndone()) {
            return AlertLine.State.UNDONE;
        }
        boolean over = row.period().lastDay().isBefore(week.lastDay().plusDays(1));
        return row.kind() != AlertKind.SPIKE && over ? AlertLine.State.CLOSED : AlertLine.State.OPEN;
    }

    private static String what(Row row) {
        String who = who(row);
        String budget = " of the budget of " + Amounts.usd(row.amountUsd()) + " for " + period(row.period());
        return switch (row.kind()) {
            case SPENT ->
                row.state().equals("POSSIBLE")
                        ? who + " may have used " + row.percent() + " %" + budget + "."
                        : who + " has used " + Amounts.share(row.spentUsd(), row.amountUsd()) + budget + ".";
            case FORECAST -> who + " is forecast to use " + row.percent() + " %" + budget + ".";
            case SPIKE ->
                who + " cost " + Amounts.usd(row.spentUsd()) + " on " + Dates.day(row.crossedOn())
                        + "; that weekday usually costs " + Amounts.usd(row.amountUsd()) + ".";
        };
    }

    /** Of a budget the report itself tells why its team's cost changed; of a day it does not. */
    private static String detail(Row row) {
        return switch (row.kind()) {
            case SPENT ->
                Amounts.usd(row.spentUsd()) + " is spent for certain; the threshold of " + row.percent()
                        + " % was reached on " + Dates.day(row.crossedOn()) + ".";
            case FORECAST -> "Foreseen on " + Dates.day(row.crossedOn()) + ".";
            case SPIKE -> row.cause() == null ? "" : row.cause();
        };
    }

    private static String period(Period period) {
        return switch (period.length()) {
            case DAY -> Dates.day(period.firstDay());
            case WEEK -> Dates.week(period);
            case MONTH -> Dates.monthOfYear(period);
        };
    }

    private static String who(Row row) {
        String name = row.name() == null ? "" : Names.shown(row.name());
        return switch (row.scope()) {
            case ALL -> "All calls together";
            case WORKFLOW -> name.isEmpty() ? "Calls of no known workflow" : name;
            case TEAM -> "Team " + name;
            case MODEL -> "Model " + name;
            case PROMPT -> "Prompt " + name;
        };
    }

    private static <T> @Nullable T value(SqlResult row, int column, Class<T> type) {
        return row.value(column).map(type::cast).orElse(null);
    }

    private static <T> T required(SqlResult row, int column, Class<T> type) {
        return row.value(column)
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException(
                        "[alerts] column " + column + " of the answer must have a value but was read as NULL"));
    }
}
