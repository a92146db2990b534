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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of the prices that the project ships, whoever changes them. */
class ShippedPricesTest {

    private static final Path FOLDER = Path.of("jobs/prices");
    private static final PriceBook BOOK = Calls.SHIPPED;
    private static final BigDecimal REGIONAL_FACTOR = new BigDecimal("1.1");

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

    /** An entry that was recorded is never changed: days that were priced by it name its edition. */
    @Test
    void theEditionOfAnEarlierDayCanBeHadAgain() {
        PriceBook earlier = BOOK.asOf(Instant.parse("2026-11-24T23:59:59Z"));

        assertThat(earlier.rateCards()).hasSize(1323);
        assertThat(BOOK.edition(earlier.version()).orElseThrow().rateCards()).hasSize(1323);
    }

    @Test
    void aCorrectionStandsBesideWhatItCorrects() {
        assertThat(BOOK.rateCards())
                .filteredOn(card -> card.model().equals("deepseek.v3.2")
                        && card.route() == Route.IN_REGION
                        && card.region().equals("ap-southeast-2"))
                .extracting(card -> card.recorded().toString().substring(0, 10) + " "
                        + card.rates().usd(Leg.INPUT).orElseThrow().toPlainString())
                .contains("2026-11-24 0.640000", "2026-11-25 0.638600");
    }

    @Test
    void aPriceThatIsEvidentlyWrongIsQuarantinedWithItsReason() {
        assertThat(BOOK.rateCards())
                .filteredOn(card -> card.quarantined() != null)
                .extracting(card -> card.model() + " " + card.region())
                .contains("amazon.titan-embed-text-v2:0 sa-east-1", "amazon.titan-embed-text-v2:0 ca-central-1");
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
            if (card.batch()) {
                continue;
            }
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
        assertThat(compared).isEqualTo(42);
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
                        && card.batch() == regional.batch()
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
