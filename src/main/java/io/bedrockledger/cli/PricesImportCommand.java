package io.bedrockledger.cli;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.offers.PriceImport;
import io.bedrockledger.pricing.offers.PriceProposal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger prices import}: what a price list of AWS says that the price book does not. */
@Command(
        name = "import",
        description = {
            "Compares a price list of AWS with the price book and writes a proposal; the book stays as it is.",
            "",
            "Reads offer files of the Bulk API (AmazonBedrock, AmazonBedrockFoundationModels, AmazonBedrockService) and",
            "answers of GetProducts, plain or gzip, of any size."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger prices import AmazonBedrock.json",
            "  ./ledger prices import https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonBedrock/current/index.json"
        })
final class PricesImportCommand implements Callable<Integer> {

    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the proposal goes; must not exist. Default: price-proposal-DATE.yaml.")
    private @Nullable Path out;

    @Parameters(paramLabel = "PLACE", description = "The price list: a file, or an http or https address.")
    private String place = "";

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;
    private long lastNanos = System.nanoTime();

    PricesImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Path prices = common.jobs().resolve("prices");
        PriceImport imported = new PriceImport(PriceBook.load(prices), RegionPrefixes.load(prices), today);
        PriceProposal proposal = imported.propose(place, this::tell);
        Path file = out == null ? Path.of("price-proposal-" + today + ".yaml") : out;
        imported.write(proposal, file);
        new PriceProposalText(proposal).lines().forEach(console.out()::println);
        console.out().println();
        console.out().println("Proposal: " + file + ". Nothing in the price book has changed.");
        return Failures.DONE;
    }

    private void tell(long skus, long bytes) {
        long now = System.nanoTime();
        if (now - lastNanos >= PROGRESS_NANOS) {
            lastNanos = now;
            console.err().println("  read   " + Figures.count(skus) + " SKUs   " + Figures.bytes(bytes));
        }
    }
}
