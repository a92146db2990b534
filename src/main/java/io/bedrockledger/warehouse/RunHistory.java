package io.bedrockledger.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** What earlier runs did, as {@code runs} tells it. */
public final class RunHistory {

    private static final List<RunColumn> COLUMNS =
            List.of(RunColumn.STARTED_AT, RunColumn.WINDOW_FROM, RunColumn.WINDOW_TO, RunColumn.UPKEEP);

    private final List<Run> runs;

    private RunHistory(List<Run> runs) {
        this.runs = runs;
    }

    /** A run that came to its end; what its row does not tell is null. */
    private record Run(
            Instant startedAt,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String upkeep) {

        static Run of(Row row) {
            return new Run(
                    row.requiredInstant(RunColumn.STARTED_AT),
                    row.date(RunColumn.WINDOW_FROM),
                    row.date(RunColumn.WINDOW_TO),
                    row.text(RunColumn.UPKEEP));
        }

        /** Whether it looked at the days up to the one on which it began. */
        boolean lookedBack(int days) {
            LocalDate began = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
            return from != null && to != null && !to.isBefore(began) && !from.isAfter(began.minusDays(days - 1L));
        }
    }

    /** Reads the rows of {@code runs} as they are now. */
    public static RunHistory of(Warehouse warehouse) {
        List<Run> runs = new ArrayList<>();
        RowReader reader = new RowReader(LedgerTable.RUNS, COLUMNS);
        for (DataFile file : warehouse.plan(LedgerTable.RUNS, Expressions.alwaysTrue())) {
            reader.read(warehouse.table(LedgerTable.RUNS).io(), file.location(), row -> runs.add(Run.of(row)));
        }
        return new RunHistory(List.copyOf(runs));
    }

    /** When the first run began; empty before it has ended. */
    public Optional<Instant> first() {
        return runs.stream().map(Run::startedAt).min(Comparator.naturalOrder());
    }

    /**
     * When the last run began that looked at so many days up to its own; empty when none did.
     *
     * @param days the day on which a run begins included
     */
    public Optional<Instant> lastThatLookedBack(int days) {
        return runs.stream()
                .filter(run -> run.lookedBack(days))
                .map(Run::startedAt)
                .max(Comparator.naturalOrder());
    }

    /** When the last run began whose upkeep was done; empty when none was. */
    public Optional<Instant> lastUpkeep() {
        return runs.stream()
                .filter(run -> UpkeepReport.Outcome.DONE.name().equals(run.upkeep()))
                .map(Run::startedAt)
                .max(Comparator.naturalOrder());
    }
}
