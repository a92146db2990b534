package io.bedrockledger.pricing.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.Route;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole price list in a short form, by display names: every row is mapped or reported, and compared with the book. */
class CompactPriceListTest {

    private static final String GLOBAL = " (クロスリージョン)";
    private static final String BATCH = " (バッチ)";
    private static final Path REPORT = Path.of("target/compact-price-list.md");

    /** Models whose id or meaning nothing proves, or that are priced by modality. */
    private static final List<String> NOT_IN_THE_BOOK = List.of(
            "Claude",
            "Claude (100K)",
            "Claude 2.1",
            "Claude Instant (100K)",
            "Claude Mythos 5",
            "Llama 3.3 70B Custom",
            "Nova 2.0 Omni",
            "Nova 2.0 Omni" + GLOBAL,
            "Nova Sonic",
            "Nova Sonic 2.0",
            "NovaMultiModalEmbeddings",
            "TwelveLabs Marengo Embed 2.7",
            "TwelveLabs Marengo Embed 3.0",
            "TwelveLabs Pegasus 1.2",
            "TwelveLabs Pegasus 1.2" + GLOBAL,
            "Writer Palmyra Vision 7B");

    /** What the book says of the prices of one model and leg. */
    private static final class Agreement {
        private int same;
        private int other;
        private int none;
    }

    private final PriceBook book = PriceBook.load(Path.of("jobs/prices"));
    private final BookPrices prices = new BookPrices(book, Instant.parse("2026-08-20T00:00:00Z"));
    private final Map<String, String> modelByName = new HashMap<>();
    private final Map<String, Agreement> agreements = new TreeMap<>();
    private final Map<String, Integer> rows = new TreeMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @Test
    void everyRowIsMappedOrReported() throws IOException {
        JsonNode list = new JsonMapper()
                .readTree(Files.readString(SharedData.require("data/prices/aws-pricelist-compact-2026-08-20.json")))
                .path("rows");
        for (ModelCard model : book.models()) {
            model.billNames().listNames().forEach(name -> modelByName.put(name, model.id()));
        }
        list.forEach(this::row);
        write();

        assertThat(rows.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_354);
        assertThat(rows).isEqualTo(Map.of("batch", 800, "mapped", 1_441, "unknown model", 113));
        assertThat(unknown.keySet()).containsExactlyInAnyOrderElementsOf(NOT_IN_THE_BOOK);
        assertThat(sum(each -> each.same)).isGreaterThanOrEqualTo(2_744);
        assertThat(sum(each -> each.other)).isLessThanOrEqualTo(47);
        assertThat(sum(each -> each.none)).isLessThanOrEqualTo(16);
    }

    private int sum(ToIntFunction<Agreement> count) {
        return agreements.values().stream().mapToInt(count).sum();
    }

    private void row(JsonNode row) {
        String name = row.path("m").asString();
        if (name.endsWith(BATCH)) {
            rows.merge("batch", 1, Integer::sum);
            return;
        }
        Route route = name.endsWith(GLOBAL) ? Route.GLOBAL : Route.IN_REGION;
        String model = modelByName.get(name.replace(GLOBAL, ""));
        if (model == null) {
            rows.merge("unknown model", 1, Integer::sum);
            unknown.merge(name, 1, Integer::sum);
            return;
        }
        rows.merge("mapped", 1, Integer::sum);
        for (JsonNode region : row.path("r")) {
            RateKey key = new RateKey(model, route, region.asString(), "standard", "standard", false);
            compare(key, Leg.INPUT, row.path("i"));
            compare(key, Leg.OUTPUT, row.path("o"));
        }
    }

    private void compare(RateKey key, Leg leg, JsonNode price) {
        if (price.isNull()) {
            return;
        }
        // The list was made with binary fractions: 0.39599999999999996 is 0.396.
        BigDecimal listed = new BigDecimal(price.asString()).setScale(6, RoundingMode.HALF_EVEN);
        Optional<RateCard> card = prices.card(key);
        Optional<BigDecimal> known = card.flatMap(found -> found.rates().usd(leg));
        Agreement agreement = agreements.computeIfAbsent(key.model() + " | " + leg.label(), absent -> new Agreement());
        if (known.isEmpty()) {
            agreement.none++;
            differences.add("| " + key + " | " + leg.label() + " | none | " + plain(listed) + " | |");
        } else if (known.get().compareTo(listed) == 0) {
            agreement.same++;
        } else {
            agreement.other++;
            differences.add("| " + key + " | " + leg.label() + " | " + plain(known.get()) + " | " + plain(listed)
                    + " | " + card.orElseThrow().source() + " |");
        }
    }

    private static String plain(BigDecimal usd) {
        return usd.stripTrailingZeros().toPlainString();
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of("# The compact price list and the book", "", "Rows: " + rows, ""));
        lines.add("Names that the book does not know, with rows: " + unknown);
        lines.addAll(List.of("", "| model | leg | same | other | not in the book |", "|---|---|---|---|---|"));
        agreements.forEach((what, found) ->
                lines.add("| " + what + " | " + found.same + " | " + found.other + " | " + found.none + " |"));
        lines.add("| all | | " + sum(each -> each.same) + " | " + sum(each -> each.other) + " | "
                + sum(each -> each.none) + " |");
        lines.addAll(List.of("", "| card | leg | book | list | source of the book |", "|---|---|---|---|---|"));
        lines.addAll(differences);
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.write(REPORT, lines);
    }
}
