package io.bedrockledger.testing;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.findings.Registry;
import io.bedrockledger.ingest.NightWindow;
import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.ingest.Portion;
import io.bedrockledger.ingest.Progress;
import io.bedrockledger.ingest.Reattribution;
import io.bedrockledger.ingest.ReattributionRun;
import io.bedrockledger.ingest.ReattributionTotals;
import io.bedrockledger.ingest.Repricing;
import io.bedrockledger.ingest.RepricingRun;
import io.bedrockledger.ingest.RepricingTotals;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.RunParts;
import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.ingest.Window;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.job.FindingsStep;
import io.bedrockledger.job.LedgerIdentity;
import io.bedrockledger.job.MailAssembly;
import io.bedrockledger.job.NightlyLauncher;
import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.job.WatchStep;
import io.bedrockledger.prompts.PromptRegistry;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.source.SourceSettings;
import io.bedrockledger.spend.watch.WatchPlan;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.DuckDbSession;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.RunHistory;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.UsageTypes;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A ledger of a test: a data folder over some logs, its nightly job, and its tables. Assembled as the command line does
 * it, unless jobs are named with {@link SmallJobs}; runs are named {@code run-1}, {@code run-2} and so on, and the clock stands still.
 */
public final class LedgerFixture implements AutoCloseable {

    /** Columns that tell which run wrote a row, and whether it came from a jar. */
    private static final Set<String> RUN = Set.of("run_id", "code_version");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);

    /** Counts over all fixtures of a folder, as run ids are unique there. */
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Path jobs;
    private final DataFolder folder;
    private final LedgerSettings settings;
    private final LogSource source;
    private final Warehouse warehouse;
    private final RunParts parts;
    private final Registry registry;
    private final WatchPlan plan;
    private final DuckDb engine;

    private LedgerFixture(Path data, String logs, Path jobs, Map<String, ?> given, UnaryOperator<LogSource> watched)
            throws IOException {
        this.jobs = jobs;
        folder = DataFolder.at(data);
        settings = new Binder(new MapConfigurationPropertySource(given)).bindOrCreate("ledger", LedgerSettings.class);
        List<SourceSettings> sources = RunAssembly.sources(settings, logs);
        source = watched.apply(RunAssembly.open(sources));
        LedgerIdentity identity = folder.open(
                sources.stream().map(SourceSettings::location).toList(),
                Optional.ofNullable(settings.fingerprintKey()));
        warehouse = Warehouse.open(new WarehouseSettings(folder.root(), settings.catalog()));
        parts = RunAssembly.parts(settings, jobs, identity, source, warehouse);
        registry = RunAssembly.registry(settings, jobs, parts);
        plan = RunAssembly.watchPlan(settings, jobs, parts);
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder.root()));
    }

    /** A ledger with the default settings. */
    public static LedgerFixture open(Path data, Path logs) throws IOException {
        return open(data, logs.toString(), Map.of());
    }

    /**
     * A ledger with settings of its own.
     *
     * @param settings keys from {@code ledger.} on
     */
    public static LedgerFixture open(Path data, String logs, Map<String, ?> settings) throws IOException {
        return watched(data, logs, settings, source -> source);
    }

    /** A ledger whose source is watched by the test. */
    public static LedgerFixture watched(
            Path data, String logs, Map<String, ?> settings, UnaryOperator<LogSource> watching) throws IOException {
        return new LedgerFixture(data, logs, SmallJobs.folder(), settings, watching);
    }

    /** A ledger with rules of its own, and settings. */
    public static LedgerFixture withJobs(Path data, Path logs, Path jobs, Map<String, ?> settings) throws IOException {
        return new LedgerFixture(data, logs.toString(), jobs, settings, source -> source);
    }

    /** A ledger with a price book, rules and prompts of its own. */
    public static LedgerFixture withJobs(Path data, Path logs, Path jobs) throws IOException {
        return new LedgerFixture(data, logs.toString(), jobs, Map.of(), source -> source);
    }

    /** What the price book as it is now would change on some log days, both inclusive. */
    public RepricingTotals look(String from, String to) {
        return new Repricing(warehouse, parts.book(), window(from, to)).look();
    }

    /** Brings some log days to the price book as it is now. */
    public RepricingTotals reprice(String from, String to) {
        return repricing(from, to).apply(CLOCK, date -> {});
    }

    /** What the rules as they are now would change on some log days, both inclusive. */
    public ReattributionTotals lookAtRules(String from, String to) throws IOException {
        return new Reattribution(warehouse, RunAssembly.storedRules(jobs, settings), window(from, to)).look();
    }

    /** Brings some log days to the rules as they are now. */
    public ReattributionTotals reattribute(String from, String to) throws IOException {
        return reattribution(from, to).apply(parts.book(), CLOCK, date -> {});
    }

    /** A reattribution that has not published a date. */
    public ReattributionRun reattribution(String from, String to) throws IOException {
        return new ReattributionRun(
                warehouse,
                RunAssembly.storedRules(jobs, settings),
                UsageTypes.NONE,
                onPurpose(from, to),
                engine,
                StopCheck.NEVER);
    }

    /** A repricing that has not published a date. */
    public RepricingRun repricing(String from, String to) {
        return new RepricingRun(warehouse, parts.prices(), UsageTypes.NONE, onPurpose(from, to));
    }

    private static RunOptions onPurpose(String from, String to) {
        return new RunOptions(
                "run-" + RUNS.incrementAndGet(),
                CLOCK.instant(),
                window(from, to),
                1,
                1,
                1,
                "test",
                DataFolder.CONTRACT_VERSION);
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }

    /** The edition of the price book. */
    public String edition() {
        return parts.book().version();
    }

    /** Runs the steps of the nightly job over some log days, both inclusive, one after the other; it looks for no findings. */
    public RunTotals nightly(String from, String to) throws IOException {
        try (NightlyRun run = begin(from, to)) {
            run.list();
            while (run.nextBatch()) {
                read(run);
                run.settle();
                run.rollUp();
                run.check();
                run.publish();
            }
            run.reattribute();
            run.rollUpMissingPrompts();
            run.record();
            return run.totals();
        }
    }

    /** What is declared and accepted in another folder of jobs. */
    public Registry registry(Path otherJobs) throws IOException {
        RunParts others = new RunParts(
                source,
                warehouse,
                parts.prices(),
                AttributionRules.load(otherJobs),
                PromptRegistry.load(otherJobs),
                parts.metadata(),
                parts.privacy(),
                parts.key(),
                parts.limits(),
                parts.upkeep(),
                parts.usageTypes());
        return RunAssembly.registry(settings, otherJobs, others);
    }

    /** Runs the nightly job by Spring Batch, restart and record of executions included. */
    public RunTotals launch(String from, String to) {
        try (NightlyRun run = begin(from, to)) {
            launch(run);
            return run.totals();
        }
    }

    /** Runs the nightly job by Spring Batch as a scheduler does: nobody names its days. */
    public RunTotals night(Instant startedAt) {
        LocalDate today = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
        NightWindow night = NightWindow.of(
                today,
                new Receipts(warehouse).newestLogDate(),
                RunAssembly.deepListing(settings),
                RunHistory.of(warehouse));
        try (NightlyRun run = begin(startedAt, night.window())) {
            launch(run);
            return run.totals();
        }
    }

    private void launch(NightlyRun run) {
        NightlyLauncher.launch(
                folder,
                jobs.resolve("none.yaml"),
                run,
                new FindingsStep(warehouse, registry, run),
                new WatchStep(
                        warehouse,
                        plan,
                        RunAssembly.deliveries(folder),
                        MailAssembly.alertMails(
                                settings, jobs.resolve("nightly.yaml"), warehouse, run.engine(), run.runId(), CLOCK),
                        run));
    }

    /** A run that has not done a step. */
    public NightlyRun begin(String from, String to) {
        return begin(CLOCK.instant(), new Window(LocalDate.parse(from), LocalDate.parse(to)));
    }

    private NightlyRun begin(Instant startedAt, Window window) {
        LedgerSettings.Run run = settings.run();
        RunOptions options = new RunOptions(
                "run-" + RUNS.incrementAndGet(),
                startedAt,
                window,
                run.threads() == 0 ? 2 : run.threads(),
                run.batch().toBytes(),
                run.portion().toBytes(),
                "test",
                DataFolder.CONTRACT_VERSION);
        return new NightlyRun(parts, options, Progress.NONE, CLOCK);
    }

    /** Reads every portion of a run's batch. */
    public static void read(NightlyRun run) throws IOException {
        for (Portion portion : run.portions()) {
            run.read(portion.name());
        }
    }

    /** The rows of an answer, values separated by {@code |}, NULL as nothing. */
    public List<String> rows(String sql) {
        return rows(engine, sql);
    }

    private static List<String> rows(SqlEngine engine, String sql) {
        List<String> rows = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            int columns = result.columns().size();
            while (result.next()) {
                rows.add(IntStream.range(0, columns)
                        .mapToObj(column -> result.text(column).orElse(""))
                        .collect(Collectors.joining("|")));
            }
        }
        return rows;
    }

    /** The one row of an answer. */
    public String row(String sql) {
        List<String> rows = rows(sql);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows where one was expected: " + sql);
        }
        return rows.get(0);
    }

    /** Every row of every table but {@code runs}, without the runs that wrote them: their names, and what was run. */
    public SortedMap<String, List<String>> content() {
        SortedMap<String, List<String>> content = new TreeMap<>();
        Set<LedgerTable> tables = EnumSet.complementOf(EnumSet.of(LedgerTable.RUNS));
        try (DuckDbSession session = engine.session(tables)) {
            for (LedgerTable table : tables) {
                String columns = table.columns().stream()
                        .map(column -> column.columnName())
                        .filter(column -> !RUN.contains(column))
                        .collect(Collectors.joining(", "));
                List<String> rows = rows(session, "select " + columns + " from " + table.tableName());
                content.put(table.tableName(), rows.stream().sorted().toList());
            }
        }
        return content;
    }

    /** The current snapshot of every table but {@code runs}. */
    public SortedMap<String, String> snapshots() {
        SortedMap<String, String> snapshots = new TreeMap<>();
        for (LedgerTable table : LedgerTable.values()) {
            if (table != LedgerTable.RUNS) {
                snapshots.put(table.tableName(), warehouse.snapshot(table).toString());
            }
        }
        return snapshots;
    }

    /** The data files in the folder, also those that no table names, without those of {@code runs}. */
    public List<Path> dataFiles() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.root().resolve("tables"))) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .filter(path -> !path.toString().contains("/runs/"))
                    .sorted()
                    .toList();
        }
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public DuckDb engine() {
        return engine;
    }

    public Path folder() {
        return folder.root();
    }

    @Override
    public void close() throws IOException {
        warehouse.close();
        source.close();
    }
}
