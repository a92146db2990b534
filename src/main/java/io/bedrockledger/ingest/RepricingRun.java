package io.bedrockledger.ingest;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.DailyCosts;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopRequest;
import io.bedrockledger.warehouse.StoppedException;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;

/**
 * One run that brings published log days to the current edition of the price book, log date by log date, without reading a
 * log. Each date is published in an order that is always safe: prices, what changes and from what, calls, what is
 * derived from them, and the receipts last.
 *
 * <p>A run that died anywhere is made up for by the next repricing of its days; a nightly run before that takes the
 * dates that it left unfinished back to their own edition.
 */
public final class RepricingRun {

    private final Warehouse warehouse;
    private final PublishedPrices prices;
    private final PriceBook book;
    private final UsageTypes usageTypes;
    private final RunOptions options;
    private final Repricing repricing;
    private final RepricingTally tally;
    private final DuckDb engine;
    private final StopRequest stop = new StopRequest();
    private final SortedMap<LocalDate, List<LogDayReceipt>> waiting = new TreeMap<>();

    /** A run over the log days of its options' window; the caller holds the run lock. */
    public RepricingRun(Warehouse warehouse, PublishedPrices prices, UsageTypes usageTypes, RunOptions options) {
        this.warehouse = warehouse;
        this.prices = prices;
        this.book = prices.book();
        this.usageTypes = usageTypes;
        this.options = options;
        this.repricing = new Repricing(warehouse, book, options.window(), stop);
        this.tally = new RepricingTally(book.version());
        this.engine =
                new DuckDb(warehouse, SqlSettings.defaults(warehouse.settings().dataFolder()));
        repricing
                .days(tally)
                .values()
                .forEach(day -> waiting.computeIfAbsent(day.unit().logDate(), date -> new ArrayList<>())
                        .add(day));
    }

    /** What it would change; nothing is written. */
    public RepricingTotals look() {
        return repricing.look();
    }

    /**
     * Asks the run to stop: it ends with a {@link StoppedException}, within a commit only after it. From any thread; who must
     * be sure asks again, since a statement of the SQL engine that is about to begin misses it.
     */
    public void stop() {
        stop.ask();
        engine.cancel();
    }

    /**
     * Publishes everything, and the run's own row.
     *
     * @param published told of each log date that is done
     */
    public RepricingTotals apply(Clock clock, Consumer<LocalDate> published) {
        int days = 0;
        while (!waiting.isEmpty()) {
            LocalDate date = waiting.firstKey();
            nextDate().orElseThrow().commitOrDiscard();
            days++;
            published.accept(date);
        }
        new RunRecord(warehouse, book, options).appendRepricing(days, clock.instant());
        return tally.totals();
    }

    /** Prepares the next log date to be committed, table by table; empty when none waits. */
    public Optional<Draft> nextDate() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        LocalDate date = waiting.firstKey();
        List<LogDayReceipt> days = Objects.requireNonNull(waiting.remove(date));
        Draft draft = warehouse.draft(options.runId(), stop);
        Map<LedgerTable, List<DataFile>> written = new EnumMap<>(LedgerTable.class);
        try {
            draft(draft, date, days, written);
        } catch (RuntimeException e) {
            draft.discard(written);
            throw e;
        }
        return Optional.of(draft);
    }

    private void draft(
            Draft draft, LocalDate date, List<LogDayReceipt> days, Map<LedgerTable, List<DataFile>> written) {
        prices.draft(draft);
        List<DataFile> calls = new ArrayList<>();
        written.put(LedgerTable.INVOCATIONS, calls);
        try (RepricingRows changes = new RepricingRows(warehouse, date, options)) {
            days.forEach(day -> rewrite(day, changes).ifPresent(calls::add));
            changes.finish()
                    .ifPresent(file -> draft.replaceDates(LedgerTable.REPRICINGS, List.of(date), List.of(file)));
        }
        List<DayUnit> units = days.stream().map(LogDayReceipt::unit).toList();
        draft.replaceDays(LedgerTable.INVOCATIONS, units, calls);
        Calls all = new Calls(warehouse);
        NavigableSet<LocalDate> usageDates = all.usageDates(draft.removed(LedgerTable.INVOCATIONS));
        usageDates.addAll(all.usageDates(draft.added(LedgerTable.INVOCATIONS)));
        stop.cancellable(() -> new DailyCosts(draft, engine, usageTypes).rollUp(usageDates));
        DayReceipts.replace(warehouse, draft, date, day -> units.contains(day.unit()) ? repriced(day) : day);
        stop.cancellable(() -> DraftChecks.require(engine, draft, new TreeSet<>(List.of(date)), usageDates));
    }

    /** Writes the calls of a log day anew. */
    private Optional<DataFile> rewrite(LogDayReceipt day, RepricingRows changes) {
        DayUnit unit = day.unit();
        tally.day(day);
        try (RowFile target = warehouse.write(LedgerTable.INVOCATIONS, unit.logDate(), options.runId())) {
            for (DataFile file : warehouse.files(LedgerTable.INVOCATIONS, List.of(unit))) {
                warehouse.read(LedgerTable.INVOCATIONS, file, row -> {
                    if (Repricing.isOf(row, unit)) {
                        Optional<Repricing.Change> change = repricing.reprice(row, day.priceBookVersion(), tally);
                        change.ifPresent(found -> {
                            changes.add(row, found, book.version());
                            row.set(InvocationColumn.RUN_ID, options.runId());
                        });
                        target.append(row);
                    }
                });
            }
            return target.finish();
        }
    }

    private LogDayReceipt repriced(LogDayReceipt day) {
        return new LogDayReceipt(
                day.unit(),
                day.listingFingerprint(),
                book.version(),
                day.rulesVersion(),
                day.codeVersion(),
                day.promptsVersion(),
                options.runId());
    }
}
