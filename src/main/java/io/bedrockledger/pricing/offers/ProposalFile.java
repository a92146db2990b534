package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.Route;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a proposal as a file of the price book: cards for a person to copy, and what is only to be looked at as comments. */
final class ProposalFile {

    /** What entries share that differ in the region alone. */
    private record Shape(
            String model,
            Route route,
            String tier,
            String latency,
            boolean batch,
            Instant from,
            Map<Leg, BigDecimal> usd,
            PriceProposal.@Nullable Over over) {}

    private final PriceProposal proposal;
    private final PriceBook book;
    private final StringBuilder text = new StringBuilder();

    private ProposalFile(PriceProposal proposal, PriceBook book) {
        this.proposal = proposal;
        this.book = book;
    }

    static void write(PriceProposal proposal, PriceBook book, Path file) {
        try {
            Files.writeString(file, new ProposalFile(proposal, book).text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new OfferException(
                    file.toString(),
                    "a proposal must not replace a file",
                    "one of that name",
                    "give --out, or move it",
                    e);
        } catch (IOException e) {
            throw new OfferException(
                    file.toString(), "a proposal must be writable", OfferSource.told(e), "give another --out", e);
        }
    }

    private String text() {
        line("# Proposed by ./ledger prices import on " + proposal.today() + ". Nothing of it is in the price book.");
        line("# To accept a card, copy it below its model in jobs/prices, and the source with it.");
        line("# AWS writes geographic calls as in-region ones: add geo to the routes where the model is called so.");
        line("# A card repeats what the book has for the legs that the list does not change.");
        proposal.differences().stream()
                .filter(each -> each.kind() == PriceProposal.Kind.CONFLICT)
                .forEach(each -> line("# conflict, not proposed: " + told(each)));
        proposal.gone().forEach(card -> line("# gone from the list: " + card));
        line("");
        if (proposal.entries().isEmpty()) {
            line("# no card to propose");
            return text.toString();
        }
        line("sources:");
        line("  list: {title: \"AWS Price List, " + title() + "\", checked: " + proposal.today() + "}");
        line("");
        line("models:");
        shapes().forEach(this::model);
        return text.toString();
    }

    private String title() {
        String offer = plain(proposal.offer());
        String version = plain(proposal.version());
        return (offer.isEmpty() ? "offer" : offer) + (version.isEmpty() ? "" : ", version " + version);
    }

    /** Only what a name or a version is made of: the text goes between quotes. */
    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9 ._-]", "");
    }

    static String told(PriceProposal.Difference each) {
        return each.key() + " " + each.leg().label() + (each.longContext() ? " (long requests)" : "") + ": book "
                + Objects.requireNonNull(each.book()).stripTrailingZeros().toPlainString() + " (" + each.bookSource()
                + "), list "
                + each.list().toPlainString() + " since " + day(each.effective());
    }

    private Map<String, Map<Shape, List<String>>> shapes() {
        Map<String, Map<Shape, List<String>>> byModel = new LinkedHashMap<>();
        for (PriceProposal.Entry entry : proposal.entries()) {
            RateKey key = entry.key();
            Shape shape = new Shape(
                    key.model(),
                    key.route(),
                    key.tier(),
                    key.latency(),
                    key.batch(),
                    entry.from(),
                    entry.usd(),
                    entry.over());
            byModel.computeIfAbsent(key.model(), model -> new LinkedHashMap<>())
                    .computeIfAbsent(shape, first -> new ArrayList<>())
                    .add(key.region());
        }
        return byModel;
    }

    private void model(String id, Map<Shape, List<String>> shapes) {
        ModelCard model = book.model(id).orElseThrow();
        line("  - id: \"" + model.id() + "\"");
        line("    family: " + model.family());
        line("    developer: " + model.developer());
        line("    tokens: " + (model.inputIsGross() ? "gross" : "disjoint"));
        if (!model.cacheTimesToLive().isEmpty()) {
            line("    cache_write_ttls: [" + String.join(", ", model.cacheTimesToLive()) + "]");
        }
        line("    cards:");
        shapes.forEach(this::card);
    }

    private void card(Shape shape, List<String> regions) {
        line("      - from: " + day(shape.from()));
        line("        recorded: " + proposal.today());
        line("        source: list");
        line("        rates:");
        line("          - routes: [" + shape.route().label() + "]");
        line("            regions: [" + String.join(", ", regions) + "]");
        optional("tier", shape.tier());
        optional("latency", shape.latency());
        if (shape.batch()) {
            line("            batch: true");
        }
        line("            usd: " + prices(shape.usd()));
        if (shape.over() != null) {
            line("            over:");
            line("              tokens: " + shape.over().tokens());
            line("              usd: " + prices(shape.over().usd()));
        }
    }

    private void optional(String key, String value) {
        if (!value.equals("standard")) {
            line("            " + key + ": " + value);
        }
    }

    private static String prices(Map<Leg, BigDecimal> usd) {
        return usd.entrySet().stream()
                .map(each -> each.getKey().label() + ": "
                        + each.getValue().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String day(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return instant.equals(instant.truncatedTo(ChronoUnit.DAYS)) ? day.toString() : instant.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
