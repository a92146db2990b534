package io.bedrockledger.cli;

import io.bedrockledger.job.CoveredWeeks;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.job.MailAssembly;
import io.bedrockledger.job.RunLock;
import io.bedrockledger.job.WeeklyAssembly;
import io.bedrockledger.job.WeeklyLauncher;
import io.bedrockledger.job.WeeklyOptions;
import io.bedrockledger.job.WeeklyOutcome;
import io.bedrockledger.job.WeeklyRun;
import io.bedrockledger.mail.DeliveryReport;
import io.bedrockledger.mail.MailSender;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.spend.Period;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StoppedException;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledger report}: the weekly report, as pages, and as mails that stay here unless they are told to go. */
@Command(
        name = "report",
        description = {
            "Explains a week: what it cost, why that changed, what to do. A page and a mail for each team and for FinOps.",
            "",
            "Without --send, or ledger.report.send of jobs/weekly-report.yaml, nothing leaves the machine: the mails lie in",
            "the outbox folder. Safe to kill and to run again: nobody gets a mail twice."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger report                                 the last whole week that the data covers",
            "  ./ledger report --week 2025-W45 --out /tmp/w45  a week, into a folder",
            "  ./ledger report --send                          on Monday morning, after the night"
        })
final class ReportCommand implements Callable<Integer> {

    private static final String REPORTS = "reports";

    @Option(
            names = "--week",
            paramLabel = "WEEK",
            converter = WeekConverter.class,
            description = "An ISO week, UTC, such as 2025-W45. Default: the last whole one that the data covers.")
    private @Nullable Period week;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where pages go, and the SQL and CSV behind their numbers. Default: reports/WEEK in the data folder.")
    private @Nullable Path out;

    @Option(names = "--send", description = "Sends the mails, by spring.mail.* and ledger.mail.from of the settings.")
    private boolean send;

    private final Clock clock = Clock.systemUTC();

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (StopSignal signal = StopSignal.listen(console.err()::println)) {
            return report(signal);
        }
    }

    private int report(StopSignal signal) throws IOException {
        List<Path> jobFiles = List.of(common.jobFile("nightly"), common.jobFile("weekly-report"));
        LedgerSettings settings = SettingsFiles.ledger(SettingsFiles.environment(jobFiles.toArray(Path[]::new)));
        boolean sends = send || settings.report().send();
        MailSender sender = MailAssembly.sender(settings, jobFiles, sends);
        DataFolder folder = PublishedDays.require(common.dataFolder());
        Instant startedAt = clock.instant();
        String runId = NightlyCommand.runId(startedAt);
        try (RunLock lock = RunLock.take(folder, runId, startedAt);
                Warehouse warehouse = Warehouse.open(new WarehouseSettings(folder.root(), settings.catalog()))) {
            warehouse.upgrade();
            DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder.root()));
            Period told = told(CoveredWeeks.read(engine), startedAt);
            Path target = out == null ? folder.root().resolve(REPORTS).resolve(told.label()) : out;
            WeeklyOptions options = new WeeklyOptions(runId, startedAt, told, target, sends, ProductVersion.text());
            console.err()
                    .println("run " + runId + "   week " + told + ", " + Figures.days(told.firstDay(), told.lastDay()));
            WeeklyRun run = new WeeklyRun(
                    WeeklyAssembly.parts(settings, common.jobs(), warehouse, engine, sender, told),
                    options,
                    console.err()::println,
                    clock);
            signal.guard(run::stop, console.err()::println);
            lock.checkHeld();
            WeeklyLauncher.launch(folder, jobFiles, run);
            WeeklyOutcome outcome = run.outcome();
            new ReportText(outcome, sends).print(console.out());
            return outcome.delivery().map(ReportCommand::exitCode).orElse(Failures.DONE);
        } catch (StoppedException e) {
            console.err()
                    .println("[run] the report was stopped; start it again: it makes the same files, and nobody"
                            + " gets a mail twice");
            return signal.exitCode();
        }
    }

    private Period told(CoveredWeeks covered, Instant now) {
        return week == null ? covered.newestWhole(LocalDate.ofInstant(now, ZoneOffset.UTC)) : covered.require(week);
    }

    /** A mail that did not go is a failure of the run, though its pages are there: whoever started it should know. */
    private static int exitCode(DeliveryReport delivery) {
        return delivery.failures().isEmpty() && delivery.abandoned().isEmpty() ? Failures.DONE : Failures.FAILED;
    }
}
