package io.bedrockledger.pricing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the files of a folder into one book and refuses what contradicts itself. */
final class PriceBookReader {

    private static final Comparator<PriceFile.Entry> BY_START =
            Comparator.comparing((PriceFile.Entry entry) -> entry.card().from());

    private final Map<String, String> whereOfId = new HashMap<>();
    private final Map<String, String> whereOfName = new HashMap<>();
    private final List<ModelCard> models = new ArrayList<>();
    private final List<PriceFile.Entry> entries = new ArrayList<>();
    private final Map<List<Object>, List<PriceFile.Entry>> byKey = new HashMap<>();

    private PriceBookReader() {}

    static PriceBookCheck read(Path folder) {
        PriceBookReader reader = new PriceBookReader();
        for (Path file : yamlFiles(folder)) {
            reader.add(PriceFile.read(file));
        }
        reader.byKey.values().forEach(PriceBookReader::refuseOverlap);
        return reader.checked();
    }

    /** The book, with the cards that a gate refuses in quarantine. */
    private PriceBookCheck checked() {
        List<GateFinding> findings = Gates.check(entries);
        Map<String, String> refused = new HashMap<>();
        for (GateFinding finding : findings) {
            if (finding.severity() == GateFinding.Severity.REFUSED) {
                refused.putIfAbsent(finding.rateId(), finding.rule());
            }
        }
        List<RateCard> cards = new ArrayList<>(entries.size());
        for (PriceFile.Entry entry : entries) {
            String reason = refused.get(entry.card().rateId());
            cards.add(reason == null ? entry.card() : entry.card().quarantined(reason));
        }
        return new PriceBookCheck(new PriceBook(models, cards), findings);
    }

    private static List<Path> yamlFiles(Path folder) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.yaml")) {
                found.forEach(file -> {
                    if (!file.endsWith(RegionPrefixes.FILE)) {
                        files.add(file);
                    }
                });
            } catch (IOException e) {
                throw new PriceBookException(
                        folder.toString(), "the folder must be readable", String.valueOf(e), "check its rights", e);
            }
        }
        if (files.isEmpty()) {
            throw new PriceBookException(
                    folder.toString(),
                    "a price book must have a *.yaml file",
                    "none",
                    "give the folder that holds jobs/prices with --jobs");
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private void add(PriceFile file) {
        file.models().forEach((model, where) -> {
            claim(model.id(), where);
            model.aliases().forEach(alias -> claim(alias, where));
            models.add(model);
        });
        file.models().forEach(this::claimNames);
        for (PriceFile.Entry entry : file.entries()) {
            RateCard card = entry.card();
            entries.add(entry);
            List<Object> key = List.of(card.key(), card.recorded());
            byKey.computeIfAbsent(key, absent -> new ArrayList<>()).add(entry);
        }
    }

    private void claim(String id, String where) {
        String before = whereOfId.put(id, where);
        if (before != null) {
            throw new PriceBookException(
                    where, "an id or alias must stand for one model", "'" + id + "', also at " + before, "delete one");
        }
    }

    /** A name of the bill names one model, or a line of it would be priced by another's card. */
    private void claimNames(ModelCard model, String where) {
        List<String> names = new ArrayList<>();
        model.billNames().usageNames().forEach(name -> names.add("usage_names: " + name));
        model.billNames().listNames().forEach(name -> names.add("list_names: " + name));
        for (String name : names) {
            String before = whereOfName.put(name, where);
            if (before != null) {
                throw new PriceBookException(
                        where,
                        "a name of the bill must stand for one model",
                        "'" + name + "', also at " + before,
                        "delete one");
            }
        }
    }

    private static void refuseOverlap(List<PriceFile.Entry> entries) {
        entries.sort(BY_START);
        for (int i = 1; i < entries.size(); i++) {
            PriceFile.Entry earlier = entries.get(i - 1);
            PriceFile.Entry later = entries.get(i);
            if (earlier.card().overlaps(later.card())) {
                throw new PriceBookException(
                        later.where(),
                        "two rate cards of one model, route, region, tier and latency mode that were recorded together"
                                + " must not hold at once",
                        later.card().rateId() + " and, at " + earlier.where() + ", "
                                + earlier.card().rateId(),
                        "end the earlier one with 'until', or let a correction have its own 'recorded'");
            }
        }
    }
}
