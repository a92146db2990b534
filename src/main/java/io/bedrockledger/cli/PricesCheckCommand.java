package io.bedrockledger.cli;

import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.pricing.GateFinding;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PriceBookCheck;
import io.bedrockledger.pricing.RateCard;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ledger prices check}: every gate of the price book. */
@Command(
        name = "check",
        description =
                "Asks every gate of the price book. What a gate refuses is not used: calls that need it have no price.",
        footerHeading = "%nExample%n",
        footer =
                "  ./ledger prices check                exit code 2 when an entry is wrong; warnings alone are no failure")
final class PricesCheckCommand implements Callable<Integer> {

    private static final int WIDTH = 96;

    @Option(
            names = "--today",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "The day against which the age of sources is measured. Default: today.")
    private LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    PricesCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        PriceBookCheck check = RunAssembly.checkedPrices(common.jobs(), today);
        PrintStream out = console.out();
        print(check.book(), out);
        Map<GateFinding.Severity, Integer> counts = new TreeMap<>();
        for (GateFinding finding : check.findings()) {
            counts.merge(finding.severity(), 1, Integer::sum);
            print(finding, out);
        }
        out.println(verdict(counts));
        return check.isRefused() ? Failures.WRONG_INPUT : Failures.DONE;
    }

    private static void print(PriceBook book, PrintStream out) {
        List<RateCard> cards = book.rateCards();
        out.println("Price book " + book.version() + "   " + Figures.count(cards.size()) + " rate cards of "
                + Figures.count(book.models().size()) + " models");
        Map<String, Integer> byReason = new TreeMap<>();
        for (RateCard card : cards) {
            Optional.ofNullable(card.quarantined()).ifPresent(reason -> byReason.merge(reason, 1, Integer::sum));
        }
        byReason.forEach(
                (reason, count) -> out.println("  quarantined   " + Figures.count(count) + " rate cards: " + reason));
    }

    private static void print(GateFinding finding, PrintStream out) {
        String label = label(finding.severity());
        for (String line : Wrapped.lines(finding.toString(), WIDTH)) {
            out.println("  " + label + line);
            label = " ".repeat(label.length());
        }
    }

    private static String label(GateFinding.Severity severity) {
        return switch (severity) {
            case REFUSED -> "refused   ";
            case WRONG -> "wrong     ";
            case WARNING -> "warning   ";
        };
    }

    private static String verdict(Map<GateFinding.Severity, Integer> counts) {
        int refused = counts.getOrDefault(GateFinding.Severity.REFUSED, 0)
                + counts.getOrDefault(GateFinding.Severity.WRONG, 0);
        int warnings = counts.getOrDefault(GateFinding.Severity.WARNING, 0);
        return (refused == 0 ? "Every gate holds" : refused + " to correct")
                + (warnings == 0 ? "." : "; " + warnings + (warnings == 1 ? " warning." : " warnings."));
    }
}
