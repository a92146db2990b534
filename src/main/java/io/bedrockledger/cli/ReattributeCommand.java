package io.bedrockledger.cli;

import io.bedrockledger.attribution.StoredAttribution;
import io.bedrockledger.ingest.Reattribution;
import io.bedrockledger.ingest.ReattributionRun;
import io.bedrockledger.ingest.ReattributionTotals;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.job.RunLock;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsFiles;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.SqlSettings;
import io.bedrockledger.warehouse.StopRequest;
import io.bedrockledger.warehouse.Warehouse;
import io.bedrockledger.warehouse.WarehouseSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger reattribute}: what the current rules make of published days; with {@code --apply} they take it over. */
@Command(
        name = "reattribute",
        description = {
            "Shows what the rules as they are now would change on days that other rules attributed.",
            "",
            "No log is read. With --apply the days take the new attribution over; a night does so by itself for the days of",
            "its window. Safe to kill and to run again."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger reattribute --from 2026-11-01 --to 2026-11-22            shows what would change",
            "  ./ledger reattribute --from 2026-11-01 --to 2026-11-22 --apply    changes it"
        })
final class ReattributeCommand implements Callable<Integer> {

    @Mixin
    private PublishedDays days = new PublishedDays();

    @Option(names = "--apply", description = "Publishes the new attribution. Without it nothing is written.")
    private boolean apply;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv or json. Default: table.")
    private ReattributionFormat format = ReattributionFormat.TABLE;

    private final Clock clock = Clock.systemUTC();

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    ReattributeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        RunOptions options = days.options(clock.instant());
        LedgerSettings settings = SettingsFiles.ledger(SettingsFiles.environment(common.jobFile("nightly")));
        DataFolder folder = PublishedDays.require(common.dataFolder());
        StoredAttribution rules = RunAssembly.storedRules(common.jobs(), settings);
        WarehouseSettings tables = new WarehouseSettings(folder.root(), settings.catalog());
        if (!apply) {
            try (Warehouse warehouse = Warehouse.open(tables)) {
                format.write(new Reattribution(warehouse, rules, options.window()).look(), false, console.out());
            }
            return Failures.DONE;
        }
        return new PublishedChange(folder, tables, options, console)
                .make((lock, warehouse, stoppable) -> apply(lock, warehouse, stoppable, options, rules));
    }

    private Optional<Runnable> apply(
            RunLock lock,
            Warehouse warehouse,
            Consumer<Runnable> stoppable,
            RunOptions options,
            StoredAttribution rules)
            throws IOException {
        StopRequest stop = new StopRequest();
        DuckDb engine =
                new DuckDb(warehouse, SqlSettings.defaults(warehouse.settings().dataFolder()));
        stoppable.accept(() -> {
            stop.ask();
            engine.cancel();
        });
        warehouse.upgrade();
        PriceBook book = RunAssembly.prices(common.jobs(), warehouse).book();
        lock.checkHeld();
        ReattributionRun run = new ReattributionRun(
                warehouse, rules, RunAssembly.usageTypes(common.jobs(), book), options, engine, stop);
        ReattributionTotals totals =
                run.apply(book, clock, date -> console.err().println("reattributed " + Figures.day(date)));
        return Optional.of(() -> format.write(totals, true, console.out()));
    }
}
