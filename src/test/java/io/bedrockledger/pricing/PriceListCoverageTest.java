package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the shipped book prices what AWS's own list shows, region by region, at the day of the list. */
class PriceListCoverageTest {

    private static final Instant LISTED = Instant.parse("2026-08-20T13:01:14Z");
    private static final String GLOBAL = " (クロスリージョン)";
    private static final String BATCH = " (バッチ)";

    /** Ids by the list's display names, of the models that it shows in most regions. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("Claude 3 Haiku", "anthropic.claude-3-haiku-20240307-v1:0"),
            Map.entry("Claude 3 Opus", "anthropic.claude-3-opus-20240229-v1:0"),
            Map.entry("Claude 3 Sonnet", "anthropic.claude-3-sonnet-20240229-v1:0"),
            Map.entry("Claude 3.5 Haiku", "anthropic.claude-3-5-haiku-20241022-v1:0"),
            Map.entry("Claude 3.5 Sonnet", "anthropic.claude-3-5-sonnet-20240620-v1:0"),
            Map.entry("Claude 3.5 Sonnet v2", "anthropic.claude-3-5-sonnet-20241022-v2:0"),
            Map.entry("Claude 3.7 Sonnet", "anthropic.claude-3-7-sonnet-20250219-v1:0"),
            Map.entry("Claude Fable 5", "anthropic.claude-fable-5"),
            Map.entry("Claude Haiku 4.5", "anthropic.claude-haiku-4-5-20251001-v1:0"),
            Map.entry("Claude Instant", "anthropic.claude-instant-v1"),
            Map.entry("Claude Mythos Preview", "anthropic.claude-mythos-preview"),
            Map.entry("Claude Opus 4", "anthropic.claude-opus-4-20250514-v1:0"),
            Map.entry("Claude Opus 4.1", "anthropic.claude-opus-4-1-20250805-v1:0"),
            Map.entry("Claude Opus 4.5", "anthropic.claude-opus-4-5-20251101-v1:0"),
            Map.entry("Claude Opus 4.6", "anthropic.claude-opus-4-6-v1"),
            Map.entry("Claude Opus 4.7", "anthropic.claude-opus-4-7"),
            Map.entry("Claude Opus 4.8", "anthropic.claude-opus-4-8"),
            Map.entry("Claude Opus 5", "anthropic.claude-opus-5"),
            Map.entry("Claude Sonnet 4", "anthropic.claude-sonnet-4-20250514-v1:0"),
            Map.entry("Claude Sonnet 4.5", "anthropic.claude-sonnet-4-5-20250929-v1:0"),
            Map.entry("Claude Sonnet 4.6", "anthropic.claude-sonnet-4-6"),
            Map.entry("Claude Sonnet 5", "anthropic.claude-sonnet-5"),
            Map.entry("Nova 2.0 Lite", "amazon.nova-2-lite-v1:0"),
            Map.entry("Nova 2.0 Pro", "amazon.nova-2-pro-preview-20251202-v1:0"),
            Map.entry("Nova Lite", "amazon.nova-lite-v1:0"),
            Map.entry("Nova Micro", "amazon.nova-micro-v1:0"),
            Map.entry("Nova Premier", "amazon.nova-premier-v1:0"),
            Map.entry("Nova Pro", "amazon.nova-pro-v1:0"));

    /** Regions of a model in which the pricing page has another figure than the list; the page wins. */
    private static final Map<String, Integer> PAGE_DIFFERS =
            Map.of("Claude 3.5 Haiku", 3, "Claude 3.5 Sonnet", 7, "Claude 3.5 Sonnet v2", 3, "Nova 2.0 Lite", 1);

    private record Listed(
            String name,
            Route route,
            String region,
            @Nullable BigDecimal in,
            @Nullable BigDecimal out) {}

    private static final List<Listed> LIST = new ArrayList<>();

    @BeforeAll
    static void readTheList() {
        JsonNode rows = new JsonMapper()
                .readTree(SharedData.require("data/prices/aws-pricelist-compact-2026-08-20.json")
                        .toFile())
                .get("rows");
        for (JsonNode row : rows) {
            String name = row.get("m").asString();
            Route route = name.endsWith(GLOBAL) ? Route.GLOBAL : Route.IN_REGION;
            String model = name.replace(GLOBAL, "");
            if (!name.endsWith(BATCH) && IDS.containsKey(model)) {
                row.get("r")
                        .forEach(region -> LIST.add(
                                new Listed(model, route, region.asString(), usd(row.get("i")), usd(row.get("o")))));
            }
        }
    }

    @Test
    void everyRegionOfTheListHasAPriceForItsClaudeAndNovaModels() {
        Set<String> regions = new TreeSet<>();

        assertThat(LIST).hasSizeGreaterThan(700).allSatisfy(listed -> {
            regions.add(listed.region());
            assertThat(card(listed)).as(listed.toString()).isPresent();
        });
        assertThat(regions).hasSize(33);
    }

    @Test
    void whatAGateRefusedIsNotUsed() {
        assertThat(LIST)
                .filteredOn(listed -> card(listed).orElseThrow().quarantined() != null)
                .extracting(listed -> listed.name() + " " + listed.route().label() + " " + listed.region())
                .containsExactlyInAnyOrder(
                        "Nova 2.0 Lite in_region ca-central-1",
                        "Nova 2.0 Lite in_region eu-south-2",
                        "Nova 2.0 Lite in_region us-west-1",
                        "Nova 2.0 Lite global eu-south-1");
    }

    @Test
    void thePriceIsTheListsButWhereThePageHasAnother() {
        Map<String, Integer> differing = new TreeMap<>();
        for (Listed listed : LIST) {
            Rates rates = card(listed).orElseThrow().rates();
            if (differs(listed.in(), rates, Leg.INPUT) || differs(listed.out(), rates, Leg.OUTPUT)) {
                differing.merge(listed.name(), 1, Integer::sum);
            }
        }

        assertThat(differing).isEqualTo(PAGE_DIFFERS);
    }

    private static Optional<RateCard> card(Listed listed) {
        return cardOf(listed, listed.region()).or(() -> cardOf(listed, RateCard.EVERY_REGION));
    }

    private static Optional<RateCard> cardOf(Listed listed, String region) {
        String id = IDS.get(listed.name());
        return Calls.SHIPPED.rateCards().stream()
                .filter(card -> card.model().equals(id)
                        && card.route() == listed.route()
                        && card.region().equals(region)
                        && card.tier().equals(RateCard.STANDARD)
                        && card.latency().equals(RateCard.STANDARD)
                        && !card.batch()
                        && card.holdsAt(LISTED))
                .max(Comparator.comparing(RateCard::recorded));
    }

    private static boolean differs(@Nullable BigDecimal listed, Rates rates, Leg leg) {
        return listed != null
                && rates.usd(leg).filter(price -> price.compareTo(listed) == 0).isEmpty();
    }

    /** The list's figures went through binary floating point: 0.39599999999999996 stands for 0.396. */
    private static @Nullable BigDecimal usd(JsonNode node) {
        return node.isNull() ? null : node.decimalValue().setScale(6, RoundingMode.HALF_EVEN);
    }
}
