package io.bedrockledger.cli;

import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.Rates;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger prices show}: what models cost. */
@Command(
        name = "show",
        description =
                "Shows what a model costs, by route, region and tier, with source and interval; or which models there are.",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger prices show                                              the models of the book",
            "  ./ledger prices show claude-sonnet-4-5                            today's prices",
            "  ./ledger prices show gpt-5.6-luna --at 2026-07-29                 those that held on a day",
            "  ./ledger prices show nova-2-lite --known 2026-11-24               what the book knew on a day",
            "  ./ledger prices show nova-2-lite --region eu-west-1               a call from one region"
        })
final class PricesShowCommand implements Callable<Integer> {

    private static final String EVERY_REGION = "*";

    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "A model's id or alias, or a part of it.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "The day on which the prices held, at its end. Default: today.")
    private LocalDate at = LocalDate.now(ZoneOffset.UTC);

    @Option(
            names = "--known",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "The day until which entries were recorded. Default: all are known.")
    private Optional<LocalDate> known = Optional.empty();

    @Option(names = "--region", paramLabel = "REGION", description = "Only what a call from this region is priced by.")
    private Optional<String> region = Optional.empty();

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    PricesShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        PriceBook all = RunAssembly.prices(common.jobs());
        PriceBook book = known.map(day -> all.asOf(endOf(day))).orElse(all);
        List<ModelCard> models = model.map(name -> found(book, name)).orElse(book.models());
        if (models.isEmpty()) {
            console.err()
                    .println("[prices show] the book must know the model; it has none like '" + model.orElse("")
                            + "'; ./ledger prices show lists them");
            return Failures.WRONG_INPUT;
        }
        if (model.isEmpty()) {
            list(book, models, console.out());
        } else {
            console.out().println("Price book " + book.version() + ", USD at the end of " + at + " UTC");
            models.forEach(card -> show(book, card, console.out()));
        }
        return Failures.DONE;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    }

    /** The model of that name, else all that have it as a part of theirs. */
    private static List<ModelCard> found(PriceBook book, String name) {
        String typed = name.toLowerCase(Locale.ROOT);
        return book.model(typed)
                .map(List::of)
                .orElseGet(() -> book.models().stream()
                        .filter(card -> Stream.concat(Stream.of(card.id()), card.aliases().stream())
                                .anyMatch(id -> id.contains(typed)))
                        .toList());
    }

    private void list(PriceBook book, List<ModelCard> models, PrintStream out) {
        TextTable table =
                new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.RIGHT);
        table.row("Model", "Family", "Developer", "Rate cards");
        List<RateCard> holding = book.inForce(endOf(at));
        models.stream().sorted(Comparator.comparing(ModelCard::id)).forEach(card -> {
            long cards = holding.stream()
                    .filter(rate -> rate.model().equals(card.id()))
                    .count();
            table.row(card.id(), card.family(), card.developer(), Figures.count(cards));
        });
        table.lines("").forEach(out::println);
    }

    private void show(PriceBook book, ModelCard card, PrintStream out) {
        List<RateCard> cards = book.inForce(endOf(at)).stream()
                .filter(rate -> rate.model().equals(card.id()))
                .filter(this::isOfRegion)
                .toList();
        List<Leg> legs = Arrays.stream(Leg.values())
                .filter(leg -> cards.stream().anyMatch(rate -> bands(rate).anyMatch(rates -> rates.has(leg))))
                .toList();
        out.println();
        out.println(card.id() + "   " + card.family() + ", " + card.developer());
        if (cards.isEmpty()) {
            out.println(
                    "  no price holds then" + region.map(name -> " in " + name).orElse(""));
            return;
        }
        table(cards, legs).lines("  ").forEach(out::println);
        cards.stream()
                .map(rate -> "  " + rate.source() + ", checked " + rate.checked())
                .distinct()
                .forEach(out::println);
    }

    private static TextTable table(List<RateCard> cards, List<Leg> legs) {
        TextTable.Align[] columns = new TextTable.Align[legs.size() + 4];
        Arrays.fill(columns, TextTable.Align.RIGHT);
        columns[0] = TextTable.Align.LEFT;
        columns[1] = TextTable.Align.LEFT;
        columns[2] = TextTable.Align.LEFT;
        columns[columns.length - 1] = TextTable.Align.LEFT;
        TextTable table = new TextTable(columns);
        List<String> head = new ArrayList<>(List.of("Route", "Region", "Mode"));
        legs.forEach(
                leg -> head.add(leg.label().replace('_', ' ') + (leg.unit() == Leg.Unit.MILLION_TOKENS ? " /M" : "")));
        head.add("Holds");
        table.row(head.toArray(String[]::new));
        for (RateCard card : cards) {
            row(table, card, legs, card.rates(), "");
            RateCard.LongContext band = card.longContext();
            if (band != null) {
                row(table, card, legs, band.rates(), " above " + Figures.count(band.overTokens()));
            }
        }
        return table;
    }

    private static void row(TextTable table, RateCard card, List<Leg> legs, Rates rates, String band) {
        List<String> cells = new ArrayList<>();
        cells.add(card.route().label());
        cells.add(card.region().equals(EVERY_REGION) ? "every" : card.region());
        cells.add(mode(card) + band);
        legs.forEach(leg -> cells.add(rates.usd(leg)
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .orElse("-")));
        cells.add(holds(card));
        table.row(cells.toArray(String[]::new));
    }

    private static String mode(RateCard card) {
        String mode = card.latency().equals("standard") ? card.tier() : card.tier() + ", " + card.latency();
        return card.batch() ? mode + ", batch" : mode;
    }

    private static String holds(RateCard card) {
        Instant until = card.until();
        return "since " + day(card.from())
                + (until == null ? "" : " until " + day(until))
                + (card.quarantined() == null ? "" : "   QUARANTINED: " + card.quarantined());
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Stream<Rates> bands(RateCard card) {
        RateCard.LongContext band = card.longContext();
        return band == null ? Stream.of(card.rates()) : Stream.of(card.rates(), band.rates());
    }

    private boolean isOfRegion(RateCard card) {
        return region.map(name -> card.region().equals(name) || card.region().equals(EVERY_REGION))
                .orElse(true);
    }
}
