package io.bedrockledger.pricing.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.Route;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of real bills: the usage type leads to the book's price, and the price to the figure that was billed. */
class SharedBillLinesTest {

    private static final Path PRICES = Path.of("jobs/prices");
    private static final PriceBook BOOK = PriceBook.load(PRICES);
    private static final BookPrices CARDS = new BookPrices(BOOK, Instant.parse("2026-08-15T00:00:00Z"));
    private static final SkuMapper MAPPER = new SkuMapper(BOOK, RegionPrefixes.load(PRICES));
    private static final BigDecimal THOUSANDS_A_MILLION = BigDecimal.valueOf(1_000);

    @Test
    void aCostAndUsageReportIsRecomputed() throws IOException {
        List<Map<String, String>> rows = rows("data/bill-samples/cur2-bedrock-rows-real.csv");

        assertThat(rows).hasSize(8).allSatisfy(row -> {
            BigDecimal cost = cost(cell(row, "line_item_usage_type"), cell(row, "line_item_usage_amount_1K_tokens"));
            BigDecimal billed = new BigDecimal(cell(row, "line_item_unblended_cost_usd"));
            // Half of the printed figures are rounded or cut; the sample says by how much.
            assertThat(cost.subtract(billed).abs()).isEqualByComparingTo(cell(row, "abs_diff_usd"));
            assertThat(cost).isEqualByComparingTo(cell(row, "recomputed_usd"));
        });
    }

    @Test
    void costExplorerIsRecomputedToTheLastDigit() throws IOException {
        List<Map<String, String>> rows = rows("data/bill-samples/ce-bedrock-rows-real.csv");

        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(cost(cell(row, "usage_type"), cell(row, "usage_quantity_1K_tokens")))
                        .isEqualByComparingTo(cell(row, "unblended_cost_usd")));
    }

    @Test
    void theBillLinesOfThePriceCasesAreExact() throws IOException {
        List<String> seen = new ArrayList<>();
        JsonNode cases = new JsonMapper()
                .readTree(Files.readString(SharedData.require("data/price-cases.json")))
                .path("cases");
        for (JsonNode each : cases) {
            String usageType = each.path("usage").path("usage_type").asString("");
            if (!usageType.isEmpty()) {
                seen.add(each.path("id").asString());
                assertThat(cost(
                                usageType,
                                each.path("usage").path("quantity_1K").asString()))
                        .as(seen.toString())
                        .isEqualByComparingTo(each.path("expected_usd").asString());
            }
        }
        assertThat(seen).containsExactly("C02", "C04", "C06", "C08");
    }

    @Test
    void theExamplesOfAwsAreReadAsAwsReadsThem() throws IOException {
        List<Map<String, String>> rows = rows("data/bill-samples/cur2-usage-type-examples-aws-doc.csv");

        assertThat(rows).hasSize(6).allSatisfy(row -> {
            MappedSku.Priced line = line(cell(row, "line_item_usage_type"));
            assertThat(line.leg().label().replace('_', ' ')).isEqualToIgnoringCase(cell(row, "token_type"));
            assertThat(line.key().tier()).isEqualToIgnoringCase(cell(row, "service_tier"));
            boolean global = line.key().route() == Route.GLOBAL;
            assertThat(global ? "Cross-region" : "In-region").isEqualTo(cell(row, "routing"));
        });
    }

    private static BigDecimal cost(String usageType, String thousandTokens) {
        MappedSku.Priced line = line(usageType);
        RateCard card = CARDS.card(line.key()).orElseThrow(() -> new AssertionError("no card for " + line.key()));
        Leg leg = line.leg();
        return card.rates()
                .usd(leg)
                .orElseThrow()
                .multiply(new BigDecimal(thousandTokens))
                .divide(THOUSANDS_A_MILLION);
    }

    /** A line of the bill has no price of its own here: any will do to find the book's. */
    private static MappedSku.Priced line(String usageType) {
        List<Sku.Price> any = List.of(new Sku.Price("1K tokens", "", "0"));
        MappedSku mapped = MAPPER.map(new Sku("line", usageType, null, List.of(), Instant.EPOCH, any));
        assertThat(mapped).as(usageType).isInstanceOf(MappedSku.Priced.class);
        return (MappedSku.Priced) mapped;
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(SharedData.require(file));
        String[] head = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < head.length; i++) {
                row.put(head[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
