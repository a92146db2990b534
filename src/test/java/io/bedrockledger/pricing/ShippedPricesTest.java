package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of the prices that the project ships, whoever changes them. */
class ShippedPricesTest {

    private static final Path FOLDER = Path.of("jobs/prices");
    private static final PriceBook BOOK = Calls.SHIPPED;
    private static final BigDecimal REGIONAL_FACTOR = new BigDecimal("1.1");

    /** At least so many models of each developer. */
    private static final Map<String, Long> MODELS_OF = Map.ofEntries(
            Map.entry("AI21 Labs", 5L),
            Map.entry("Amazon", 16L),
            Map.entry("Anthropic", 26L),
            Map.entry("Cohere", 8L),
            Map.entry("DeepSeek", 3L),
            Map.entry("Google", 6L),
            Map.entry("Meta", 14L),
            Map.entry("MiniMax", 3L),
            Map.entry("Mistral AI", 14L),
            Map.entry("Moonshot AI", 2L),
            Map.entry("NVIDIA", 4L),
            Map.entry("OpenAI", 9L),
            Map.entry("Qwen", 7L),
            Map.entry("Stability AI", 19L),
            Map.entry("Writer", 2L),
            Map.entry("Z.AI", 3L),
            Map.entry("xAI", 1L));

    @Test
    void theEditionIsDatedByItsNewestEntry() {
        Instant newest = BOOK.rateCards().stream()
                .map(RateCard::recorded)
                .max(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(BOOK.version()).matches(newest.toString().substring(0, 10) + "-[0-9a-f]{8}");
    }

    @Test
    void theSchemaForEditorsKnowsTheKeysThatTheLoaderKnows() {
        JsonNode schema =
                new JsonMapper().readTree(FOLDER.resolve("schema.json").toFile());

        assertThat(keys(schema.at("/properties"))).isEqualTo(PriceFile.FILE_KEYS);
        assertThat(keys(schema.at("/properties/sources/additionalProperties/properties")))
                .isEqualTo(PriceFile.SOURCE_KEYS);
        assertThat(keys(schema.at("/$defs/model/properties"))).isEqualTo(PriceFile.MODEL_KEYS);
        assertThat(keys(schema.at("/$defs/card/properties"))).isEqualTo(PriceFile.CARD_KEYS);
        assertThat(keys(schema.at("/$defs/rate/properties"))).isEqualTo(PriceFile.RATE_KEYS);
        assertThat(keys(schema.at("/$defs/rate/properties/over/properties"))).isEqualTo(PriceFile.OVER_KEYS);
        String legs = String.join(" ", keys(schema.at("/$defs/prices/patternProperties")));
        assertThat(Leg.values())
                .extracting(Leg::label)
                .allSatisfy(label -> assertThat(legs).containsPattern("[(|]" + label + "[|)]"));
    }

    @Test
    void theExampleOfTheReadmeLoads(@TempDir Path folder) throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        int start = readme.indexOf("```yaml\n") + "```yaml\n".length();
        Files.writeString(folder.resolve("example.yaml"), readme.substring(start, readme.indexOf("```", start)));

        assertThat(PriceBook.load(folder).rateCards())
                .extracting(RateCard::rateId)
                .contains("anthropic.claude-sonnet-4-5-20250929-v1:0/geo/us-east-1/standard/2025-09-29/2026-11-24");
    }

    @Test
    void everyCardHasASourceThatWasReadBeforeItWasRecorded() {
        assertThat(BOOK.rateCards()).hasSizeGreaterThanOrEqualTo(2000).allSatisfy(card -> {
            assertThat(card.source()).isNotBlank();
            assertThat(card.checked().atStartOfDay(ZoneOffset.UTC).toInstant()).isBeforeOrEqualTo(card.recorded());
            Instant until = card.until();
            assertThat(until == null || card.from().isBefore(until)).isTrue();
            assertThat(card.rates().usd()).isNotEmpty();
        });
    }

    @Test
    void rateIdsAreUnique() {
        assertThat(BOOK.rateCards()).extracting(RateCard::rateId).doesNotHaveDuplicates();
    }

    @Test
    void everyModelHasACard() {
        assertThat(BOOK.models())
                .extracting(ModelCard::id)
                .allSatisfy(id ->
                        assertThat(BOOK.rateCards()).extracting(RateCard::model).contains(id));
    }

    /** To renew the table: copy the expected lines from this test's message. */
    @Test
    void theReadmeCountsTheBook() throws IOException {
        Map<String, String> developers =
                BOOK.models().stream().collect(Collectors.toMap(ModelCard::id, ModelCard::developer));
        Map<String, Long> cards = BOOK.rateCards().stream()
                .collect(Collectors.groupingBy(card -> developers.get(card.model()), Collectors.counting()));
        Map<String, Long> models =
                BOOK.models().stream().collect(Collectors.groupingBy(ModelCard::developer, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        models.forEach((developer, count) ->
                lines.add("| " + developer + " | " + count + " | " + cards.get(developer) + " |"));
        lines.add("| all | " + BOOK.models().size() + " | " + BOOK.rateCards().size() + " |");

        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(lines);
    }

    @Test
    void everyDeveloperHasItsModels() {
        Map<String, Long> models =
                BOOK.models().stream().collect(Collectors.groupingBy(ModelCard::developer, Collectors.counting()));

        assertThat(models)
                .containsOnlyKeys(MODELS_OF.keySet())
                .allSatisfy((developer, count) ->
                        assertThat(count).as(developer).isGreaterThanOrEqualTo(MODELS_OF.get(developer)));
    }

    @Test
    void everyFamilyThatBedrockSoldByTheTokenIsThere() {
        assertThat(BOOK.models())
                .extracting(ModelCard::family)
                .contains("Claude", "Claude Instant", "Claude Haiku", "Claude Sonnet", "Claude Opus", "Claude Fable")
                .contains("Nova Micro", "Nova Lite", "Nova Pro", "Nova Premier", "Titan Text", "Titan Embeddings")
                .contains("Llama 2", "Llama 3", "Llama 3.1", "Llama 3.2", "Llama 3.3", "Llama 4")
                .contains("Mixtral", "Mistral Large", "Pixtral", "Magistral", "Ministral", "Devstral", "Voxtral")
                .contains("Command", "Command R", "Embed", "Jamba", "Jurassic-2", "DeepSeek R1", "DeepSeek V3")
                .contains("Qwen3", "Qwen3 Coder", "Qwen3 VL", "Qwen3 Next", "GPT", "gpt-oss", "Nemotron", "Gemma 3")
                .contains("Kimi", "MiniMax", "GLM", "Palmyra", "Grok");
    }

    @Test
    void aCacheReadIsNeverDearerThanInput() {
        forEveryPriceList((card, prices) -> compare(prices, Leg.CACHE_READ, Leg.INPUT, card.rateId()));
    }

    @Test
    void outputIsNeverCheaperThanInput() {
        forEveryPriceList((card, prices) -> compare(prices, Leg.INPUT, Leg.OUTPUT, card.rateId()));
    }

    @Test
    void aLongWriteIsNeverCheaperThanAShortOne() {
        forEveryPriceList((card, prices) -> compare(prices, Leg.CACHE_WRITE, Leg.CACHE_WRITE_1H, card.rateId()));
    }

    @Test
    void aModelWithTwoTimesToLiveHasAPriceForEach() {
        for (RateCard card : BOOK.rateCards()) {
            boolean two = BOOK.model(card.model()).orElseThrow().hasTwoTimesToLive();
            assertThat(card.rates().has(Leg.CACHE_WRITE_1H)).as(card.rateId()).isEqualTo(two);
        }
    }

    @Test
    void aLongRequestIsDearerOnEveryLeg() {
        for (RateCard card : BOOK.rateCards()) {
            RateCard.LongContext band = card.longContext();
            if (band != null) {
                band.rates()
                        .usd()
                        .forEach((leg, price) -> assertThat(price)
                                .as(card.rateId())
                                .isGreaterThan(card.rates().usd(leg).orElseThrow()));
            }
        }
    }

    @Test
    void aRegionalClaudeCallCostsTheGlobalPriceOrATenthMoreOnEveryLegAlike() {
        int compared = 0;
        for (RateCard regional : BOOK.rateCards()) {
            if (regional.route() == Route.GLOBAL || !regional.region().equals(RateCard.EVERY_REGION)) {
                continue;
            }
            Optional<RateCard> global = twin(regional);
            if (global.isPresent()) {
                compared++;
                assertThat(ratios(regional.rates(), global.get().rates()))
                        .as(regional.rateId())
                        .hasSize(1)
                        .allMatch(
                                ratio -> ratio.compareTo(BigDecimal.ONE) == 0 || ratio.compareTo(REGIONAL_FACTOR) == 0);
            }
        }
        assertThat(compared).isEqualTo(30);
    }

    @Test
    void inRegionAndGeographicCallsCostTheSame() {
        for (RateCard geo : BOOK.rateCards()) {
            if (geo.route() == Route.GEO) {
                String inRegion = geo.rateId().replace("/geo/", "/in_region/");
                assertThat(BOOK.rateCards())
                        .filteredOn(card -> card.rateId().equals(inRegion))
                        .singleElement()
                        .satisfies(card -> assertThat(card.rates().usd())
                                .isEqualTo(geo.rates().usd()));
            }
        }
    }

    @Test
    void everyTierOfAModelBillsTheSameKindOfThing() {
        for (RateCard card : BOOK.rateCards()) {
            if (!card.tier().equals(RateCard.STANDARD) || !card.latency().equals(RateCard.STANDARD)) {
                assertThat(BOOK.rateCards())
                        .as(card.rateId())
                        .anyMatch(standard -> standard.model().equals(card.model())
                                && standard.route() == card.route()
                                && standard.tier().equals(RateCard.STANDARD)
                                && standard.latency().equals(RateCard.STANDARD)
                                && standard.rates()
                                        .usd()
                                        .keySet()
                                        .containsAll(card.rates().usd().keySet()));
            }
        }
    }

    private static Set<String> keys(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }

    private interface PriceListCheck {
        void check(RateCard card, Map<Leg, BigDecimal> prices);
    }

    private static void forEveryPriceList(PriceListCheck check) {
        for (RateCard card : BOOK.rateCards()) {
            check.check(card, card.rates().usd());
            RateCard.LongContext band = card.longContext();
            if (band != null) {
                check.check(card, band.rates().usd());
            }
        }
    }

    private static void compare(Map<Leg, BigDecimal> prices, Leg smaller, Leg larger, String rateId) {
        BigDecimal small = prices.get(smaller);
        BigDecimal large = prices.get(larger);
        if (small != null && large != null) {
            assertThat(small).as(rateId).isLessThanOrEqualTo(large);
        }
    }

    private static Optional<RateCard> twin(RateCard regional) {
        return BOOK.rateCards().stream()
                .filter(card -> card.model().equals(regional.model())
                        && card.route() == Route.GLOBAL
                        && card.region().equals(regional.region())
                        && card.tier().equals(regional.tier())
                        && card.latency().equals(regional.latency())
                        && card.from().equals(regional.from()))
                .findFirst();
    }

    private static List<BigDecimal> ratios(Rates regional, Rates global) {
        assertThat(regional.usd().keySet()).isEqualTo(global.usd().keySet());
        List<BigDecimal> ratios = new ArrayList<>();
        global.usd()
                .forEach((leg, price) -> ratios.add(regional.usd(leg)
                        .orElseThrow()
                        .divide(price, MathContext.DECIMAL64)
                        .stripTrailingZeros()));
        return ratios.stream().distinct().toList();
    }
}
