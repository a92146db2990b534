package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expressions;

/** The checks of {@code sql/checks}: queries over the tables that must return no row. */
public final class Checks {

    /** Compares the roll-up with the calls of its usage dates. */
    private static final String ROLL_UP_CHECK = "check_daily_costs";

    /** Compares the roll-up by leg with the other one. */
    private static final String LEGS_CHECK = "check_daily_cost_legs";

    /** Its dates are usage dates of two roll-ups. */
    private static final String PROMPTS_CHECK = "check_daily_prompts";

    /** Compares the roll-up by outcome with that of costs. */
    private static final String OUTCOMES_CHECK = "check_daily_outcomes";

    /** Compares the roll-up of durations with that by outcome. */
    private static final String LATENCIES_CHECK = "check_daily_latencies";

    /** Compares the calls of a log date with those of the dates beside it. */
    private static final String NEIGHBOURS_CHECK = "check_request_ids_unique";

    private static final Question ROLLED_CALLS =
            new Question("select cast(coalesce(sum(calls), 0) as bigint) from daily_costs", Map.of());

    private Checks() {}

    /**
     * Runs every check over whole tables.
     *
     * @return the checks that found something; empty when all is well
     */
    public static List<Violation> run(DuckDb engine) {
        List<Question> questions = questions(check -> Map.of());
        try (DuckDbSession session = engine.session(questions)) {
            return run(session, questions);
        }
    }

    /**
     * Runs every check over what a draft changes: its log dates, those beside them where request ids are compared, and
     * its usage dates where the roll-up is.
     */
    public static List<Violation> run(
            DuckDb engine, Draft draft, SortedSet<LocalDate> logDates, SortedSet<LocalDate> usageDates) {
        List<Question> questions = new ArrayList<>(questions(check -> parts(check, logDates, usageDates)));
        questions.add(ROLLED_CALLS);
        try (DuckDbSession session = engine.over(draft).session(questions)) {
            List<Violation> violations = new ArrayList<>(run(session, questions));
            everyCallIsRolledUp(session, draft).ifPresent(violations::add);
            return List.copyOf(violations);
        }
    }

    /** Whatever dates were named: a date that was forgotten is seen in the count of all calls, which costs no scan of them. */
    private static Optional<Violation> everyCallIsRolledUp(DuckDbSession drafted, Draft draft) {
        long calls = draft.plan(LedgerTable.INVOCATIONS, Expressions.alwaysTrue()).stream()
                .mapToLong(DataFile::recordCount)
                .sum();
        try (SqlResult result = drafted.query(ROLLED_CALLS)) {
            result.next();
            Object rolled = result.value(0).orElseThrow();
            return rolled.equals(calls)
                    ? Optional.empty()
                    : Optional.of(new Violation(ROLL_UP_CHECK, "calls=" + calls + ", rolled_calls=" + rolled));
        }
    }

    private static List<Question> questions(Function<String, Map<LedgerTable, Part>> parts) {
        return SqlScripts.CHECKS.stream()
                .map(check -> new Question(SqlScripts.check(check), parts.apply(check)))
                .toList();
    }

    private static List<Violation> run(DuckDbSession session, List<Question> questions) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < SqlScripts.CHECKS.size(); i++) {
            try (SqlResult result = session.query(questions.get(i))) {
                if (result.next()) {
                    violations.add(new Violation(SqlScripts.CHECKS.get(i), describe(result)));
                }
            }
        }
        return List.copyOf(violations);
    }

    private static Map<LedgerTable, Part> parts(
            String check, SortedSet<LocalDate> logDates, SortedSet<LocalDate> usageDates) {
        if (check.equals(ROLL_UP_CHECK)) {
            return Map.of(
                    LedgerTable.INVOCATIONS, Part.of(InvocationColumn.USAGE_DATE, usageDates),
                    LedgerTable.DAILY_COSTS, Part.of(DailyCostColumn.USAGE_DATE, usageDates));
        }
        if (check.equals(PROMPTS_CHECK)) {
            return Map.of(
                    LedgerTable.DAILY_COSTS, Part.of(DailyCostColumn.USAGE_DATE, usageDates),
                    LedgerTable.DAILY_PROMPTS, Part.of(DailyPromptColumn.USAGE_DATE, usageDates));
        }
        if (check.equals(OUTCOMES_CHECK)) {
            return Map.of(
                    LedgerTable.DAILY_COSTS, Part.of(DailyCostColumn.USAGE_DATE, usageDates),
                    LedgerTable.DAILY_OUTCOMES, Part.of(DailyOutcomeColumn.USAGE_DATE, usageDates));
        }
        if (check.equals(LATENCIES_CHECK)) {
            return Map.of(
                    LedgerTable.DAILY_OUTCOMES, Part.of(DailyOutcomeColumn.USAGE_DATE, usageDates),
                    LedgerTable.DAILY_LATENCIES, Part.of(DailyLatencyColumn.USAGE_DATE, usageDates));
        }
        if (check.equals(LEGS_CHECK)) {
            return Map.of(
                    LedgerTable.DAILY_COSTS, Part.of(DailyCostColumn.USAGE_DATE, usageDates),
                    LedgerTable.DAILY_COST_LEGS, Part.of(DailyCostLegColumn.USAGE_DATE, usageDates));
        }
        Set<LocalDate> dates = check.equals(NEIGHBOURS_CHECK) ? withNeighbours(logDates) : logDates;
        Map<LedgerTable, Part> parts = new EnumMap<>(LedgerTable.class);
        for (LedgerTable table : LedgerTable.values()) {
            table.partition()
                    .filter(date -> date.columnName().equals("log_date"))
                    .ifPresent(date -> parts.put(table, Part.of(date, dates)));
        }
        return parts;
    }

    private static Set<LocalDate> withNeighbours(SortedSet<LocalDate> dates) {
        Set<LocalDate> all = new TreeSet<>(dates);
        for (LocalDate date : dates) {
            all.add(date.minusDays(1));
            all.add(date.plusDays(1));
        }
        return all;
    }

    /** How many checks there are. */
    public static int count() {
        return SqlScripts.CHECKS.size();
    }

    private static String describe(SqlResult result) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < result.columns().size(); i++) {
            values.add(result.columns().get(i).name() + "=" + result.text(i).orElse("NULL"));
        }
        return String.join(", ", values);
    }

    /**
     * A check that found something.
     *
     * @param check its name
     * @param firstRow the first row that it found, column by column
     */
    public record Violation(String check, String firstRow) {

        public Violation {
            Objects.requireNonNull(check, "check");
            Objects.requireNonNull(firstRow, "firstRow");
        }
    }
}
