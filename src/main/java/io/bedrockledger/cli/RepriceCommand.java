package io.bedrockledger.cli;

import io.bedrockledger.ingest.PublishedPrices;
import io.bedrockledger.ingest.Repricing;
import io.bedrockledger.ingest.RepricingRun;
import io.bedrockledger.ingest.RepricingTotals;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.job.DataFolder;
import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.job.RunLock;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.SettingsFiles;
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

/** {@code ledger reprice}: what the current price book makes of published days; with {@code --apply} they take it over. */
@Command(
        name = "reprice",
        description = {
            "Shows what the price book as it is now would change on days that another edition priced.",
            "",
            "No log is read. With --apply the days take the new prices over, and the table repricings keeps what every",
            "changed request cost before. A change that takes a price or a part of it away is refused, unless",
            "--allow-unpriced says that it is meant. Safe to kill and to run again."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger reprice --from 2026-11-01 --to 2026-11-22            shows what would change",
            "  ./ledger reprice --from 2026-11-01 --to 2026-11-22 --apply    changes it"
        })
final class RepriceCommand implements Callable<Integer> {

    @Mixin
    private PublishedDays days = new PublishedDays();

    @Option(names = "--apply", description = "Publishes the new costs. Without it nothing is written.")
    private boolean apply;

    @Option(
            names = "--allow-unpriced",
            description = "Lets --apply take money out of sight: calls that have a price and would have none, or would"
                    + " lose a part of it. Without it such a change is refused.")
    private boolean allowUnpriced;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv or json. Default: table.")
    private RepricingFormat format = RepricingFormat.TABLE;

    private final Clock clock = Clock.systemUTC();

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    RepriceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        RunOptions options = days.options(clock.instant());
        LedgerSettings settings = SettingsFiles.ledger(SettingsFiles.environment(common.jobFile("nightly")));
        DataFolder folder = PublishedDays.require(common.dataFolder());
        WarehouseSettings tables = new WarehouseSettings(folder.root(), settings.catalog());
        if (!apply) {
            try (Warehouse warehouse = Warehouse.open(tables)) {
                PriceBook book = RunAssembly.prices(common.jobs(), warehouse).book();
                print(new Repricing(warehouse, book, options.window()).look());
            }
            return Failures.DONE;
        }
        return new PublishedChange(folder, tables, options, console)
                .make((lock, warehouse, stoppable) -> apply(lock, warehouse, stoppable, options));
    }

    private Optional<Runnable> apply(
            RunLock lock, Warehouse warehouse, Consumer<Runnable> stoppable, RunOptions options) throws IOException {
        PublishedPrices prices = RunAssembly.prices(common.jobs(), warehouse);
        RepricingRun run =
                new RepricingRun(warehouse, prices, RunAssembly.usageTypes(common.jobs(), prices.book()), options);
        stoppable.accept(run::stop);
        // Before anything is written, the columns that an older folder lacks included.
        if (!allowUnpriced && isRefused(run.look())) {
            return Optional.empty();
        }
        warehouse.upgrade();
        lock.checkHeld();
        RepricingTotals totals = run.apply(clock, date -> console.err().println("repriced " + Figures.day(date)));
        return Optional.of(() -> print(totals));
    }

    private boolean isRefused(RepricingTotals found) {
        if (found.withdrawn().isEmpty()) {
            return false;
        }
        console.err()
                .println(
                        "[reprice] a price must not go out of sight unasked; " + RepricingFormat.withdrawn(found, false)
                                + "; nothing is changed; correct the price book, or let it go with --allow-unpriced");
        return true;
    }

    private void print(RepricingTotals totals) {
        format.write(totals, apply, console.out());
    }
}
