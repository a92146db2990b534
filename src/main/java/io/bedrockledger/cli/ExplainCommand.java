package io.bedrockledger.cli;

import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.LegLine;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.pricing.Usd;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger explain}: one request, from its place in S3 to the last digit of its cost. */
@Command(
        name = "explain",
        description = "Explains one request: where its record is, whose it is and why, and each leg of its cost.",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger explain 7d0e4a52-91c3-4f0b-8a66-2f3b9c51d7aa",
            "  ./ledger sql \"SELECT request_id FROM invocations ORDER BY list_cost_usd DESC NULLS LAST LIMIT 1\"",
            "                                                         finds the dearest"
        })
final class ExplainCommand implements Callable<Integer> {

    /** In the name of a rate card, the region that stands for every one without a card of its own. */
    private static final String EVERY_REGION = "/*/";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, or json: the row with its legs. Default: text.")
    private Format format = Format.TEXT;

    @Parameters(paramLabel = "REQUEST_ID", description = "The id of the request, as the caller's SDK returned it.")
    private String requestId = "";

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    /** How the answer is written. */
    enum Format {
        TEXT,
        JSON
    }

    @Override
    public Integer call() throws IOException {
        try (Reader reader = Reader.open(common)) {
            List<CallRow> calls = CallRow.find(reader.engine(), requestId);
            if (calls.isEmpty()) {
                console.err()
                        .println(
                                "[" + requestId
                                        + "] a request is explained from its row in invocations; there is none; "
                                        + "see `./ledger status` up to when the data goes, and rejected_records for what could not be read");
                return Failures.FAILED;
            }
            PriceBook book = RunAssembly.prices(common.jobs());
            for (CallRow call : calls) {
                print(console.out(), call, explained(editionOf(call, book), call));
            }
        }
        return Failures.DONE;
    }

    private void print(PrintStream out, CallRow call, Explanation explanation) {
        switch (format) {
            case TEXT -> new ExplainText(call, explanation).lines().forEach(out::println);
            case JSON -> out.println(ExplainJson.of(call, explanation));
        }
    }

    /** The book by which the row was priced; what was known on its day, where the entries changed since; else today's. */
    private static PriceBook editionOf(CallRow call, PriceBook book) {
        String version = call.text("price_book_version").orElse(book.version());
        return book.edition(version)
                .or(() -> PriceBook.knownUntil(version).map(book::asOf))
                .orElse(book);
    }

    /** The legs by a book, if they add up to what the row says. */
    static Explanation explained(PriceBook book, CallRow call) {
        Optional<PricedCall> priced = call.priced(book);
        if (priced.isEmpty()) {
            return new Explanation(List.of(), List.of(), false, book.version());
        }
        Cost now = book.price(priced.get());
        Optional<BigDecimal> then = call.decimal("list_cost_usd");
        Optional<BigDecimal> today = Optional.ofNullable(now.list()).map(Usd::toBigDecimal);
        boolean same = then.isPresent() == today.isPresent()
                && (then.isEmpty() || then.get().compareTo(today.orElseThrow()) == 0);
        List<LegLine> legs = same ? book.explain(priced.get()) : List.of();
        return new Explanation(legs, assumed(call, legs), same, book.version());
    }

    /** What the row does not say, and the price book answered for it. */
    private static List<String> assumed(CallRow call, List<LegLine> legs) {
        List<String> assumed = new ArrayList<>();
        if (legs.isEmpty()) {
            return assumed;
        }
        LegLine first = legs.get(0);
        if (call.text("service_tier").isEmpty()) {
            assumed.add("tier " + first.tier() + ": the record names none"
                    + (call.text("pricing_reason")
                                    .filter("TIER_UNKNOWN"::equals)
                                    .isPresent()
                            ? ", and this is the cheapest of the book"
                            : ", and the book has no other for this call"));
        }
        if (first.rateId().contains(EVERY_REGION)) {
            assumed.add(
                    "the price of every commercial region: the book has none of " + call.required("region") + " alone");
        }
        if (call.number("cache_write_unknown_tokens").orElse(0L) > 0) {
            assumed.add("the cheaper of two times to live for "
                    + Figures.count(call.number("cache_write_unknown_tokens").orElse(0L))
                    + " tokens that were written");
        }
        return assumed;
    }

    /**
     * The arithmetic of a cost.
     *
     * @param legs what adds up to the cost; empty when the book has changed since, or there is nothing to add up
     * @param assumed what the row does not say, and how it was answered
     * @param current whether the book gives the cost that the row has
     * @param bookVersion the edition of the book that was asked
     */
    record Explanation(List<LegLine> legs, List<String> assumed, boolean current, String bookVersion) {

        Explanation {
            legs = List.copyOf(legs);
            assumed = List.copyOf(assumed);
        }
    }
}
