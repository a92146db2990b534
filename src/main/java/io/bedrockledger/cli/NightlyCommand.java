package io.bedrockledger.cli;

import io.bedrockledger.findings.Registry;
import io.bedrockledger.ingest.DeepListing;
import io.bedrockledger.ingest.NightWindow;
import io.bedrockledger.ingest.NightlyRun;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.RunParts;
import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.ingest.Window;
import io.bedrockledger.job.AlertMails;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.job.FindingsStep;
import io.bedrockledger.job.LedgerIdentity;
import io.bedrockledger.job.MailAssembly;
import io.bedrockledger.job.NightlyLauncher;
import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.job.RunLock;
import io.bedrockledger.job.WatchStep;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.source.SourceSettings;
import io.bedrockledger.spend.watch.WatchPlan;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.DuckDbSession;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.RunHistory;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.UpkeepReport;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledger nightly}: ingest, attribute, price, publish, roll up, watch budgets. */
@Command(
        name = "nightly",
        description = {
            "Reads what is new in the logs, attributes and prices every call, publishes the tables, and watches budgets.",
            "",
            "Safe to run twice, to kill and to run late: only log days that differ from what was read are read again."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger nightly                                       the sample logs, all five weeks",
            "  ./ledger nightly --from 2026-11-01 --to 2026-11-22     these log days, such as a first back-fill",
            "  ./ledger nightly --logs s3://acme-bedrock-logs --data /var/ledger"
        })
final class NightlyCommand implements Callable<Integer> {

    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'");

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "First UTC day of log folders. Default: three days ago, or two days before the newest one"
                    + " read if that is older; of sample-logs the first there is.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "Last UTC day of log folders, inclusive. Default: today; of sample-logs the last there is.")
    private @Nullable LocalDate to;

    @Option(
            names = "--deep",
            description =
                    "Lists the last 40 days, to find what came late. A run without --from and --to does so by itself when"
                            + " the last one is a week old.")
    private boolean deep;

    private final Clock clock = Clock.systemUTC();

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    NightlyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (StopSignal signal = StopSignal.listen(console.err()::println)) {
            return night(signal);
        }
    }

    private int night(StopSignal signal) throws IOException {
        Path jobFile = common.jobFile("nightly");
        LedgerSettings settings = SettingsFiles.ledger(SettingsFiles.environment(jobFile));
        List<SourceSettings> sources = sources(settings);
        DataFolder folder = common.dataFolder();
        Instant startedAt = clock.instant();
        String runId = runId(startedAt);
        try (LogSource source = RunAssembly.open(sources)) {
            // Refused before the folder is made: a wrong path must leave nothing behind.
            boolean holdsLogs = source.newestLogDate().isPresent();
            if (!holdsLogs && !folder.exists()) {
                throw new IOException("[" + source.location() + "] there must be log objects under AWSLogs/; there is"
                        + " none; --logs names the place above AWSLogs/");
            }
            // Under the lock, so that of two first runs one makes the folder and its key.
            try (RunLock lock = RunLock.take(folder, runId, startedAt);
                    Warehouse warehouse = Warehouse.open(new WarehouseSettings(folder.root(), settings.catalog()))) {
                LedgerIdentity identity = folder.open(
                        sources.stream().map(SourceSettings::location).toList(),
                        Optional.ofNullable(settings.fingerprintKey()));
                upgrade(warehouse);
                RunParts parts = RunAssembly.parts(settings, common.jobs(), identity, source, warehouse);
                Registry registry = RunAssembly.registry(settings, common.jobs(), parts);
                NightWindow night = night(RunAssembly.deepListing(settings), sources, source, warehouse);
                RunOptions options = options(settings, runId, startedAt, night.window());
                lock.checkHeld();
                WatchPlan plan = RunAssembly.watchPlan(settings, common.jobs(), parts);
                return run(folder, jobFile, settings, parts, registry, plan, options, night, signal);
            }
        }
    }

    private void upgrade(Warehouse warehouse) {
        for (LedgerTable table : warehouse.upgrade()) {
            console.err()
                    .println("[" + table.tableName() + "] was made by an older version; it has the columns of this"
                            + " one now, without values in the rows that are there");
        }
    }

    private int run(
            DataFolder folder,
            Path jobFile,
            LedgerSettings settings,
            RunParts parts,
            Registry registry,
            WatchPlan plan,
            RunOptions options,
            NightWindow night,
            StopSignal signal) {
        try (ConsoleProgress progress =
                        ConsoleProgress.of(console.err(), options, parts.book().version());
                NightlyRun run = new NightlyRun(parts, options, progress, clock)) {
            signal.guard(run::stop, progress::say);
            FindingsStep findings = new FindingsStep(parts.warehouse(), registry, run);
            AlertMails mails =
                    MailAssembly.alertMails(settings, jobFile, parts.warehouse(), run.engine(), options.runId(), clock);
            WatchStep watch = new WatchStep(parts.warehouse(), plan, RunAssembly.deliveries(folder), mails, run);
            NightlyLauncher.launch(folder, jobFile, run, findings, watch);
            RunTotals totals = run.totals();
            if (signal.isHeard()) {
                progress.say("[run] the run was stopped after everything was published; upkeep is for another night");
                return signal.exitCode();
            }
            DuckDb engine = new DuckDb(parts.warehouse(), SqlSettings.defaults(folder.root()));
            try (DuckDbSession session = engine.session(EnumSet.of(LedgerTable.DAILY_COSTS, LedgerTable.INVOCATIONS))) {
                Summary summary = new Summary(
                        session,
                        totals,
                        today(options.startedAt()),
                        parts.source().location(),
                        NightNotes.lines(night, totals),
                        findings.report().orElse(null),
                        watch.report().orElse(null));
                summary.print(console.out(), folder.root(), common.dataOption());
                mails.report().ifPresent(sent -> MailLines.print(sent, console.out()));
                int judged = Gates.judge(
                        settings.gates(), totals, session, watch.report().orElse(null), console.out());
                return isDamaged(totals) ? Failures.FAILED : judged;
            }
        } catch (StoppedException e) {
            console.err().println("[run] the run was stopped; what it had published stays; start it again to go on");
            return signal.exitCode();
        }
    }

    /** Whether a table misses a file or holds a damaged one, which no later night mends. */
    private boolean isDamaged(RunTotals totals) {
        boolean damaged = totals.upkeep().map(UpkeepReport::isLasting).orElse(false);
        if (damaged) {
            console.err()
                    .println(
                            "[upkeep] the files that the tables name must be there and whole; some are not, see above;"
                                    + " what the run read is published; mend the tables' files, else this comes back every night");
        }
        return damaged;
    }

    /** The place that the command line names, which is stronger than the settings' sources; without either, the samples. */
    private List<SourceSettings> sources(LedgerSettings settings) {
        return common.logs()
                .map(named -> RunAssembly.named(settings, named))
                .orElseGet(
                        () -> RunAssembly.sources(settings, common.sampleLogs().toString()));
    }

    private NightWindow night(
            DeepListing deepListing, List<SourceSettings> sources, LogSource source, Warehouse warehouse)
            throws IOException {
        LocalDate today = today(clock.instant());
        Optional<LocalDate> newest = new Receipts(warehouse).newestLogDate();
        NightWindow unnamed = deep
                ? NightWindow.asked(today, newest, deepListing)
                : NightWindow.of(today, newest, deepListing, RunHistory.of(warehouse));
        Window usual = unnamed.window();
        if (isSample(sources) && !deep) {
            usual = new Window(
                    source.oldestLogDate().orElse(usual.from()),
                    source.newestLogDate().orElse(usual.to()));
        } else if (from == null && to == null) {
            return unnamed;
        }
        LocalDate last = to == null ? usual.to() : to;
        LocalDate first = from == null ? earlier(usual.from(), last) : from;
        if (first.isAfter(last)) {
            throw new SettingsException("[command line] --from must not be after --to; found " + first + " after "
                    + last + "; name an earlier --from or a later --to");
        }
        return NightWindow.named(new Window(first, last));
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isSample(List<SourceSettings> sources) {
        String location = sources.get(0).location();
        return sources.size() == 1
                && !location.startsWith("s3://")
                && absolute(Path.of(location)).equals(absolute(common.sampleLogs()));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static RunOptions options(LedgerSettings settings, String runId, Instant startedAt, Window window) {
        LedgerSettings.Run run = settings.run();
        return new RunOptions(
                runId,
                startedAt,
                window,
                run.threads() == 0 ? Runtime.getRuntime().availableProcessors() : run.threads(),
                run.batchBytes(),
                run.portionBytes(),
                ProductVersion.text(),
                DataFolder.CONTRACT_VERSION);
    }

    static String runId(Instant startedAt) {
        return RUN_ID.format(startedAt.atOffset(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 4);
    }
}
