package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;

/**
 * The roll-ups {@code daily_costs}, {@code daily_cost_legs}, {@code daily_prompts}, {@code daily_outcomes} and
 * {@code daily_latencies}: made again from {@code invocations} for the usage dates that changed.
 */
public final class DailyCosts {

    /** In the order of their commits. The next run looks at daily_costs to see what a dead one left behind: it comes last. */
    private static final List<LedgerTable> ROLL_UPS = List.of(
            LedgerTable.DAILY_COST_LEGS,
            LedgerTable.DAILY_PROMPTS,
            LedgerTable.DAILY_OUTCOMES,
            LedgerTable.DAILY_LATENCIES,
            LedgerTable.DAILY_COSTS);

    /** The place of usage_date, the first column of each grain. */
    private static final int USAGE_DATE_INDEX = 0;

    private final UsageTypes usageTypes;

    private final Draft draft;
    private final DuckDb engine;

    /** The roll-up of a draft. */
    public DailyCosts(Draft draft, DuckDb engine, UsageTypes usageTypes) {
        this.usageTypes = usageTypes;
        this.draft = draft;
        this.engine = engine.over(draft);
    }

    /** Rolls up some usage dates of the drafted calls and adds them to the draft; a date without calls is emptied. */
    public void rollUp(Collection<LocalDate> usageDates) {
        rollUp(ROLL_UPS, usageDates);
    }

    /** Rolls up some usage dates by prompt only; as {@link #rollUp} in all else. */
    public void rollUpPrompts(Collection<LocalDate> usageDates) {
        rollUp(List.of(LedgerTable.DAILY_PROMPTS), usageDates);
    }

    private void rollUp(List<LedgerTable> tables, Collection<LocalDate> usageDates) {
        if (usageDates.isEmpty()) {
            return;
        }
        Map<LedgerTable, Question> questions = new LinkedHashMap<>();
        for (LedgerTable table : tables) {
            questions.put(table, question(table, new TreeSet<>(usageDates)));
        }
        try (DuckDbSession session = engine.session(List.copyOf(questions.values()))) {
            questions.forEach(
                    (table, question) -> draft.replaceDates(table, usageDates, write(table, session, question)));
        }
    }

    private static Question question(LedgerTable table, Collection<LocalDate> usageDates) {
        String columns = table.columns().stream().map(Column::columnName).collect(Collectors.joining(", "));
        String sql = "select " + columns + " from (" + SqlScripts.rollUp(table.tableName()) + ") order by all";
        return new Question(sql, Map.of(LedgerTable.INVOCATIONS, Part.of(InvocationColumn.USAGE_DATE, usageDates)));
    }

    private List<DataFile> write(LedgerTable table, DuckDbSession session, Question question) {
        List<DataFile> files = new ArrayList<>();
        try (SqlResult result = session.query(question)) {
            boolean more = result.next();
            while (more) {
                more = writeDate(table, result, date(result), files);
            }
        }
        return files;
    }

    /** Writes the rows of one date, on whose first row the result stands; false when they were the last. */
    private boolean writeDate(LedgerTable table, SqlResult result, LocalDate date, List<DataFile> files) {
        try (RowFile file = draft.warehouse().write(table, date, draft.runId())) {
            boolean more = true;
            while (more && date(result).equals(date)) {
                for (Column column : table.columns()) {
                    file.row().setAny(column, result.value(column.ordinal()).orElse(null));
                }
                if (table == LedgerTable.DAILY_COST_LEGS) {
                    file.row()
                            .set(
                                    DailyCostLegColumn.USAGE_TYPE,
                                    usageTypes.of(BilledLeg.of(file.row())).orElse(null));
                }
                file.append();
                more = result.next();
            }
            file.finish().ifPresent(files::add);
            return more;
        }
    }

    private static LocalDate date(SqlResult result) {
        return (LocalDate) result.value(USAGE_DATE_INDEX).orElseThrow();
    }
}
