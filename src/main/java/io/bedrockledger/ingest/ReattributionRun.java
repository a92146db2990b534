package io.bedrockledger.ingest;

import io.bedrockledger.attribution.StoredAttribution;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.ColumnPatch;
import io.bedrockledger.warehouse.DailyCosts;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.FilePatch;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.UsageTypes;
import io.bedrockledger.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;

/**
 * Brings published log days to the rules as they are, log date by log date, without reading a log. Each date is published
 * in an order that is always safe: calls, what is derived from them, and the receipts last.
 *
 * <p>A run that died anywhere is made up for by the next one, by which the dates that it left unfinished are read again.
 */
public final class ReattributionRun {

    private final Warehouse warehouse;
    private final StoredAttribution rules;
    private final UsageTypes usageTypes;
    private final RunOptions options;
    private final DuckDb engine;
    private final StopCheck stop;
    private final Reattribution reattribution;
    private final ReattributionTally tally;
    private final SortedMap<LocalDate, List<LogDayReceipt>> waiting = new TreeMap<>();

    /**
     * A run; the caller holds the run lock.
     *
     * @param options name the run and its log days
     * @param engine whose statements end when the run is told to stop
     * @param stop asked at every row, and before every commit
     */
    public ReattributionRun(
            Warehouse warehouse,
            StoredAttribution rules,
            UsageTypes usageTypes,
            RunOptions options,
            DuckDb engine,
            StopCheck stop) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.usageTypes = usageTypes;
        this.options = options;
        this.engine = engine;
        this.stop = stop;
        this.reattribution = new Reattribution(warehouse, rules, options.window());
        this.tally = new ReattributionTally(rules.version());
        for (LogDayReceipt day : reattribution.days().values()) {
            waiting.computeIfAbsent(day.unit().logDate(), date -> new ArrayList<>())
                    .add(day);
        }
    }

    /**
     * Publishes everything that is not published yet.
     *
     * @param published told of each log date that is done
     */
    public ReattributionTotals apply(Consumer<LocalDate> published) {
        while (!waiting.isEmpty()) {
            LocalDate date = waiting.firstKey();
            nextDate().orElseThrow().commitOrDiscard();
            published.accept(date);
        }
        return tally.totals();
    }

    /** Publishes everything, and the row of a run that does nothing else. */
    public ReattributionTotals apply(PriceBook book, Clock clock, Consumer<LocalDate> published) {
        ReattributionTotals totals = apply(published);
        new RunRecord(warehouse, book, options).appendReattribution(totals.logDays(), rules.version(), clock.instant());
        return totals;
    }

    /** Prepares the next log date to be committed, table by table; empty when none waits. */
    public Optional<Draft> nextDate() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        stop.check();
        LocalDate date = waiting.firstKey();
        List<LogDayReceipt> days = Objects.requireNonNull(waiting.remove(date));
        Draft draft = warehouse.draft(options.runId(), stop);
        List<DataFile> written = new ArrayList<>();
        try {
            draft(draft, date, days, written);
        } catch (RuntimeException e) {
            Map<LedgerTable, List<DataFile>> all = new EnumMap<>(LedgerTable.class);
            all.put(LedgerTable.INVOCATIONS, written);
            draft.discard(all);
            throw e;
        }
        return Optional.of(draft);
    }

    private void draft(Draft draft, LocalDate date, List<LogDayReceipt> days, List<DataFile> written) {
        days.forEach(tally::day);
        Set<DayUnit> units = days.stream().map(LogDayReceipt::unit).collect(Collectors.toSet());
        draft.patch(LedgerTable.INVOCATIONS, patches(units, written));
        Calls calls = new Calls(warehouse);
        NavigableSet<LocalDate> usageDates = calls.usageDates(draft.removed(LedgerTable.INVOCATIONS));
        stop.cancellable(() -> new DailyCosts(draft, engine, usageTypes).rollUp(usageDates));
        DayReceipts.replace(warehouse, draft, date, day -> units.contains(day.unit()) ? moved(day) : day);
        stop.cancellable(() -> DraftChecks.require(engine, draft, new TreeSet<>(List.of(date)), usageDates));
    }

    private List<FilePatch> patches(Set<DayUnit> units, List<DataFile> written) {
        ColumnPatch patch =
                new ColumnPatch(warehouse, Reattribution.LOOKED, Reattribution.CHANGED, options.runId(), stop);
        List<FilePatch> patches = new ArrayList<>();
        for (DataFile file : warehouse.files(LedgerTable.INVOCATIONS, units)) {
            patch.apply(file, (row, position) -> reattribution.reattribute(row, units, tally))
                    .ifPresent(after -> {
                        written.add(after);
                        patches.add(new FilePatch(file, after));
                    });
        }
        return patches;
    }

    private LogDayReceipt moved(LogDayReceipt day) {
        return new LogDayReceipt(
                day.unit(),
                day.listingFingerprint(),
                day.priceBookVersion(),
                rules.version(),
                day.codeVersion(),
                day.promptsVersion(),
                options.runId());
    }
}
