package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.Checks;
import io.bedrockledger.warehouse.DailyCosts;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.StopRequest;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Upkeep;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the nightly job, step by step: what differs from the receipts is read again, in batches of log days, and
 * each batch is published in an order that is always safe: facts, then what is derived from them, then the receipts.
 *
 * <p>A step may be called again; a run that died anywhere is made up for by the next one, since only receipts count.
 */
public final class NightlyRun implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRun.class);

    private final RunParts parts;
    private final RunOptions options;
    private final Progress progress;
    private final Clock clock;
    private final SqlSettings engineSettings;
    private final DuckDb engine;
    private final StopRequest stop = new StopRequest();
    private final Readers readers = new Readers(stop);
    private final AtomicLong bytesRead = new AtomicLong();
    private final RunTally tally = new RunTally();
    private final Deque<DayWork> waiting = new ArrayDeque<>();
    private PriorReceipts prior = new PriorReceipts();
    private DayBooks books;
    private SortedSet<LocalDate> unfinishedUsageDates = Collections.emptySortedSet();
    private @Nullable Batch current;
    private int batches;
    private Instant rollUpBegun = Instant.EPOCH;
    private long allBytes;

    /**
     * @param clock tells when steps begin and end; the run itself is dated by its options
     */
    public NightlyRun(RunParts parts, RunOptions options, Progress progress, Clock clock) {
        this.parts = parts;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        this.books = new DayBooks(parts.book());
        this.engineSettings = SqlSettings.defaults(parts.warehouse().settings().dataFolder());
        this.engine = new DuckDb(parts.warehouse(), engineSettings);
    }

    public String runId() {
        return options.runId();
    }

    /** The window as text, for who reads the record of executions. */
    public String window() {
        return options.window().toString();
    }

    public int threads() {
        return options.threads();
    }

    /**
     * Asks the run to stop: the step under way ends with a {@link StoppedException}, within a commit only after it, and
     * those after it do so at once. From any thread; who must be sure asks again, since a statement of the SQL engine that
     * is about to begin misses it.
     */
    public void stop() {
        stop.ask();
        engine.cancel();
    }

    /** Whether it was asked to stop. */
    public boolean isStopped() {
        return stop.isAsked();
    }

    /** The SQL engine over the published tables, whose statements end when the run is told to stop. */
    public DuckDb engine() {
        return engine;
    }

    /** Asked by what follows the run's own steps, whether it may go on. */
    public StopCheck stopCheck() {
        return stop;
    }

    /** The day (UTC) on which the run began. */
    public LocalDate today() {
        return LocalDate.ofInstant(options.startedAt(), ZoneOffset.UTC);
    }

    /** Compares the listing with the receipts and queues the log days that differ. */
    public void list() throws IOException {
        stop.check();
        Instant begin = clock.instant();
        Receipts receipts = new Receipts(parts.warehouse());
        Agenda agenda = Agenda.of(parts.source(), options.window(), parts.warehouse());
        prior = agenda.prior();
        unfinishedUsageDates = agenda.unfinishedUsageDates();
        waiting.clear();
        waiting.addAll(agenda.works());
        books = new DayBooks(parts.book());
        waiting.forEach(work -> prior.day(work.unit()).ifPresent(books::add));
        tally.lostEditions(books.lost());
        tally.listed(agenda);
        // The window may lie far behind what the tables hold.
        receipts.newestLogDate().ifPresent(newest -> tally.dataUpTo(receipts.logObjects(newest.minusDays(1), newest)));
        if (agenda.isEmpty()) {
            tally.newestLogDate(parts.source()
                    .newestLogDate()
                    .orElseThrow(() -> new IOException("[" + parts.source().location()
                            + "] there must be log objects under AWSLogs/; there is none; "
                            + "--logs names the place above AWSLogs/")));
        }
        allBytes = waiting.stream().mapToLong(DayWork::bytes).sum();
        progress.ended(Progress.Stage.LIST, totals(), since(begin));
    }

    /**
     * Takes the next log days up to the size of a batch; false when none waits. Those that a dead run left, and those
     * that depend on each other, are taken together, for the checks hold only when all of them are done.
     */
    public boolean nextBatch() {
        List<DayWork> works = new ArrayList<>();
        long bytes = 0;
        for (DayWork next = waiting.peek();
                next != null && (works.isEmpty() || next.together() || bytes + next.bytes() <= options.batchBytes());
                next = waiting.peek()) {
            DayWork work = waiting.remove();
            works.add(work);
            bytes += work.bytes();
        }
        if (works.isEmpty()) {
            return false;
        }
        batches++;
        List<Portion> portions = Portion.cut(works, options.portionBytes(), "read " + options.runId() + "-" + batches);
        Path sortFile = engineSettings.workFolder().resolve("request-ids-" + options.runId() + "-" + batches);
        current = new Batch(
                works, portions, parts.warehouse().draft(options.runId(), stop), prior, sortFile, clock.instant());
        return true;
    }

    /** What the workers have to read of the batch. */
    public List<Portion> portions() {
        return batch().portions();
    }

    private Batch batch() {
        return Objects.requireNonNull(current, "a step of a batch must come after nextBatch");
    }

    /** Reads a portion; called by the workers, each with portions of its own. */
    public void read(String portion) throws IOException {
        stop.check();
        readers.read(portion, batch(), () -> new GroupReader(parts, books, options.runId()), this::advanced);
    }

    private void advanced(long bytes) {
        progress.advanced(bytesRead.addAndGet(bytes), allBytes);
    }

    /** Settles duplicates and carried-over rows; after it the batch's files hold exactly the rows to publish. */
    public void settle() {
        stop.check();
        Batch batch = batch();
        new Settlement(parts.warehouse(), prior, options.runId(), batch, stop).settle();
        batch.days().values().forEach(DayState::checkConservation);
        parts.prices().draft(batch.draft());
        for (LedgerTable table : LedgerTable.FACTS) {
            batch.draft().replaceDays(table, batch.days().keySet(), batch.files(table));
        }
        enrich(batch);
        tally.read(batch);
        progress.ended(Progress.Stage.READ, totals(), since(batch.begun()));
    }

    /** Sets what more than one record decides, now that it is known which records are calls. */
    private void enrich(Batch batch) {
        Path sortFile = engineSettings.workFolder().resolve("agent-runs-" + options.runId() + "-" + batches);
        try (Enrichment agents = new AgentEnrichment(parts.warehouse(), sortFile, stop);
                Enrichment prompts = new PromptEnrichment(
                        parts.warehouse(),
                        batch.sketches(),
                        parts.prompts().texts(parts.key()),
                        stop,
                        batch::promptsVersion)) {
            new Enriching(parts.warehouse(), batch.draft(), stop, List.of(agents, prompts)).run(batch::patched);
        }
    }

    /** Makes the roll-ups of every usage date again that loses or gains a call, and the receipts of what was read. */
    public void rollUp() {
        stop.check();
        rollUpBegun = clock.instant();
        Batch batch = batch();
        Draft draft = batch.draft();
        Calls calls = new Calls(parts.warehouse());
        NavigableSet<LocalDate> dates = calls.usageDates(draft.removed(LedgerTable.INVOCATIONS));
        dates.addAll(calls.usageDates(draft.added(LedgerTable.INVOCATIONS)));
        if (batches == 1) {
            // What a dead run left is in the first batch, and the roll-up may never have seen the rows that it
            // replaced.
            dates.addAll(unfinishedUsageDates);
        }
        batch.affected(dates);
        stop.cancellable(() -> new DailyCosts(draft, engine, parts.usageTypes()).rollUp(dates));
        new ReceiptWriter(parts, options, prior, books).write(batch);
        tally.rolledUp(batch);
    }

    /**
     * Runs every check over what is going to be published.
     *
     * @throws IllegalStateException naming the checks that returned a row; nothing of the batch is published then
     */
    public void check() {
        stop.check();
        Batch batch = batch();
        stop.cancellable(() -> DraftChecks.require(engine, batch.draft(), batch.changedLogDates(), batch.affected()));
        tally.checked(Checks.count());
        progress.ended(Progress.Stage.ROLL_UP, totals(), since(rollUpBegun));
    }

    /** Commits the batch: facts, then what is derived from them, then the receipts, with which it is done. */
    public void publish() {
        Instant begin = clock.instant();
        Batch batch = batch();
        batch.draft().tables().forEach(this::publish);
        tally.published(batch);
        tally.dataUpTo(prior.objects());
        current = null;
        batch.close();
        progress.ended(Progress.Stage.PUBLISH, totals(), since(begin));
        LOG.info(
                "event=batch_published run={} batch={} log_days={}",
                runId(),
                batches,
                batch.days().size());
    }

    /**
     * Brings the log days of the window that other rules attributed, or of which more prompts are known by now, to what is
     * known, from their rows. Told to stop, it leaves them to the next run, for what this one read is published.
     */
    public void reattribute() {
        EarlierDays earlier = new EarlierDays(parts, options, engine, stop);
        earlier.reattribute().ifPresent(tally::reattributed);
        tally.prompted(earlier.namePrompts());
    }

    /** Rolls up by prompt what a version published that did not; told to stop, it leaves that to the next run. */
    public void rollUpMissingPrompts() {
        new EarlierDays(parts, options, engine, stop).rollUpMissingPrompts();
    }

    /** Commits one table of the batch. */
    void publish(LedgerTable table) {
        batch().draft().commit(table);
    }

    /**
     * Keeps the tables small and fast, once everything is published; what fails of it is part of the totals, and so is that
     * it was stopped: the next run finishes it.
     */
    public void upkeep() {
        Upkeep upkeep = new Upkeep(parts.warehouse(), parts.upkeep(), runId(), options.startedAt());
        tally.keptUp(upkeep.run(stop));
    }

    /** Lets the workers' buffers go, and removes what was written and will not be published. */
    @Override
    public void close() {
        Batch unpublished = current;
        current = null;
        if (unpublished != null) {
            unpublished.close();
        }
        readers.close();
    }

    /** Commits the run's own row, also when there was nothing to do. */
    public void record() {
        new RunRecord(parts.warehouse(), parts.book(), options)
                .append(totals(), parts.source().requests(), parts.rules().version(), clock.instant());
    }

    /** What was done so far. */
    public RunTotals totals() {
        return tally.totals(
                options, prior.otherEditions(options.window(), parts.book().version()));
    }

    private Duration since(Instant begin) {
        return Duration.between(begin, clock.instant());
    }
}
