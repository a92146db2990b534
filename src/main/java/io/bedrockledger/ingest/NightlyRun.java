package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Checks;
import io.bedrockledger.warehouse.DailyCosts;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.Upkeep;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.iceberg.DataFile;
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
    private final DuckDb engine;
    private final Deque<GroupReader> idleReaders = new ConcurrentLinkedDeque<>();
    private final AtomicLong bytesRead = new AtomicLong();
    private final RunTally tally = new RunTally();
    private final Deque<DayWork> waiting = new ArrayDeque<>();
    private PriorReceipts prior = new PriorReceipts();
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
        this.engine = new DuckDb(
                parts.warehouse(),
                SqlSettings.defaults(parts.warehouse().settings().dataFolder()));
    }

    public String runId() {
        return options.runId();
    }

    /** The window as text, by which the record of executions tells that a run goes on where another stopped. */
    public String window() {
        return options.window().toString();
    }

    public int threads() {
        return options.threads();
    }

    /** Compares the listing with the receipts and queues the log days that differ. */
    public void list() throws IOException {
        Instant begin = clock.instant();
        Receipts receipts = new Receipts(parts.warehouse());
        Agenda agenda = Agenda.of(parts.source(), options.window(), receipts);
        prior = agenda.prior();
        waiting.clear();
        waiting.addAll(agenda.works());
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
     * Takes the next log days up to the size of a batch; false when none waits. Those that a dead run left are taken
     * together, for the checks hold only when all of them are done.
     */
    public boolean nextBatch() {
        List<DayWork> works = new ArrayList<>();
        long bytes = 0;
        for (DayWork next = waiting.peek();
                next != null && (works.isEmpty() || next.unfinished() || bytes + next.bytes() <= options.batchBytes());
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
        current = new Batch(works, portions, parts.warehouse(), clock.instant());
        return true;
    }

    /** What the workers have to read of the batch. */
    public List<Portion> portions() {
        return batch().portions();
    }

    private Batch batch() {
        return Objects.requireNonNull(current, "a step of a batch must come after nextBatch");
    }

    /**
     * Reads a portion; called by the workers, each with portions of its own.
     *
     * @param stop true ends the work at the next log object with {@link StoppedException}
     */
    public void read(String portion, BooleanSupplier stop) throws IOException {
        GroupReader idle = idleReaders.poll();
        GroupReader reader = idle == null ? new GroupReader(parts, options.runId()) : idle;
        for (ObjectGroup group : batch().portion(portion).groups()) {
            batch().add(reader.read(group, stop, this::advanced));
        }
        idleReaders.add(reader);
    }

    private void advanced(long bytes) {
        progress.advanced(bytesRead.addAndGet(bytes), allBytes);
    }

    /** Settles duplicates and carried-over rows; after it the batch's files hold exactly the rows to publish. */
    public void settle() {
        Batch batch = batch();
        new Settlement(parts.warehouse(), prior, options.runId()).settle(batch.days(), batch.works());
        batch.days().values().forEach(DayState::checkConservation);
        tally.read(batch);
        progress.ended(Progress.Stage.READ, totals(), since(batch.begun()));
    }

    /** Commits the facts: calls and rejected records. */
    public void publish() {
        Instant begin = clock.instant();
        Batch batch = batch();
        Set<DayUnit> units = batch.days().keySet();
        SortedSet<LocalDate> dates = batch.usageDates();
        List<DataFile> calls = files(DayState::invocations);
        List<DataFile> rejected = files(DayState::rejected);
        parts.warehouse()
                .replaceDays(LedgerTable.INVOCATIONS, units, calls, options.runId(), batch.expectedInvocations());
        parts.warehouse()
                .replaceDays(LedgerTable.REJECTED_RECORDS, units, rejected, options.runId(), batch.expectedRejected());
        dates.addAll(batch.usageDates());
        batch.affected(dates);
        tally.published(calls, rejected, dates);
        progress.ended(Progress.Stage.PUBLISH, totals(), since(begin));
    }

    private List<DataFile> files(Function<DayState, List<DataFile>> kind) {
        return batch().days().values().stream()
                .flatMap(day -> kind.apply(day).stream())
                .toList();
    }

    /** Makes the roll-ups of every usage date again that has lost or gained a call, and commits what was read. */
    public void rollUp() {
        rollUpBegun = clock.instant();
        Batch batch = batch();
        new DailyCosts(parts.warehouse(), engine).rollUp(batch.affected(), options.runId());
        new ReceiptWriter(parts, options, prior).writeObjects(batch);
    }

    /**
     * Runs every check over what has been published.
     *
     * @throws IllegalStateException naming the checks that returned a row
     */
    public void check() {
        List<Checks.Violation> violations = Checks.run(engine);
        if (!violations.isEmpty()) {
            List<String> found = violations.stream()
                    .map(violation -> violation.check() + ": " + violation.firstRow())
                    .toList();
            throw new IllegalStateException("[sql/checks] every check must return no row; " + String.join("; ", found)
                    + "; these log days get no receipt, so that the next run makes them again");
        }
        tally.checked(Checks.count());
        progress.ended(Progress.Stage.ROLL_UP, totals(), since(rollUpBegun));
    }

    /** Commits the receipts: from now on the batch is done. */
    public void writeReceipts() {
        new ReceiptWriter(parts, options, prior).writeDays(batch());
        tally.dataUpTo(prior.objects());
        LOG.info(
                "event=batch_published run={} batch={} log_days={}",
                runId(),
                batches,
                batch().days().size());
        current = null;
    }

    /**
     * Keeps the tables small and fast, once everything is published; what fails of it is part of the totals.
     *
     * @param stop true ends it early; the next run finishes
     */
    public void upkeep(BooleanSupplier stop) {
        Upkeep upkeep = new Upkeep(parts.warehouse(), parts.upkeep(), runId(), options.startedAt());
        tally.keptUp(upkeep.run(stop));
    }

    /** Lets the workers' buffers go. */
    @Override
    public void close() {
        for (GroupReader reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
            reader.close();
        }
    }

    /** Commits the run's own row, also when there was nothing to do. */
    public void record() {
        new RunRecord(parts, options).append(totals(), clock.instant());
    }

    /** What was done so far. */
    public RunTotals totals() {
        return tally.totals(options);
    }

    private Duration since(Instant begin) {
        return Duration.between(begin, clock.instant());
    }
}
