package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.BillNames;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The usage types by which the bill names the legs of logged calls. Immutable. */
public final class UsageTypes {

    /** How the price list's SKUs write legs that are tokens; of speech none was seen. */
    private static final Map<Leg, String> WORDS = Map.of(
            Leg.INPUT, "input-tokens",
            Leg.OUTPUT, "output-tokens",
            Leg.CACHE_READ, "cache-read-input-token-count",
            Leg.CACHE_WRITE, "cache-write-input-token-count",
            Leg.CACHE_WRITE_1H, "cache-write-input-token-count-1-hour",
            Leg.IMAGE_OUTPUT, "output-image-token-count");

    /** As the list names the units of content filters (SKU 22JCSSB8Q7DZHH75); it was seen to name no other policy. */
    static final String CONTENT_FILTERS = "Guardrail-ContentPolicyUnitsConsumed";

    private final PriceBook book;
    private final RegionPrefixes regions;

    /** @param regions how the bill writes regions */
    public UsageTypes(PriceBook book, RegionPrefixes regions) {
        this.book = Objects.requireNonNull(book, "book");
        this.regions = Objects.requireNonNull(regions, "regions");
    }

    /**
     * The usage type of tokens that a call through the Bedrock runtime used; empty where the model's name on the bill or
     * the region's prefix is not known, and for what is no token. Geographic calls are written as in-region ones: AWS's
     * documentation names a suffix for global calls alone (read 2026-10), and both cost the same.
     *
     * @param model canonical id
     * @param tier service tier as served
     * @param latency latency mode as served
     * @param longContext true above the model's context limit
     * @param region the calling region
     */
    public Optional<String> of(
            String model, Route route, String tier, String latency, Leg leg, boolean longContext, String region) {
        Optional<String> name = book.model(model).flatMap(UsageTypes::runtimeName);
        Optional<String> prefix = regions.ofRegion(region).map(RegionPrefixes.Entry::prefix);
        Optional<Meter> meter = meter(leg);
        Optional<List<Qualifier>> qualifiers = qualifiers(route, tier, latency, longContext);
        if (name.isEmpty() || prefix.isEmpty() || meter.isEmpty() || qualifiers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new UsageType.Tokens(prefix.get(), Spelling.LEGACY, name.get(), meter.get(), qualifiers.get()).text());
    }

    /** The usage type of a guardrail's content filters, whatever the model; empty where the region's prefix is not known. */
    public Optional<String> ofContentFilters(String region) {
        return regions.ofRegion(region).map(entry -> entry.prefix() + "-" + CONTENT_FILTERS);
    }

    /** The first name that is not the mantle endpoint's: its calls are in no invocation log. */
    private static Optional<String> runtimeName(ModelCard model) {
        String mantle = model.id().substring(0, model.id().indexOf('.') + 1);
        BillNames names = model.billNames();
        return names.usageNames().stream()
                .filter(name -> mantle.isEmpty() || !name.startsWith(mantle))
                .findFirst();
    }

    private static Optional<Meter> meter(Leg leg) {
        return Optional.ofNullable(WORDS.get(leg)).flatMap(words -> Meter.named(Spelling.LEGACY, words));
    }

    /** In the order of the price list's SKUs: tier or latency mode, band, route. */
    private static Optional<List<Qualifier>> qualifiers(Route route, String tier, String latency, boolean longContext) {
        List<Qualifier> found = new ArrayList<>();
        switch (tier) {
            case "standard" -> {}
            case "flex" -> found.add(Qualifier.FLEX);
            case "priority" -> found.add(Qualifier.PRIORITY);
            default -> {
                return Optional.empty();
            }
        }
        if (latency.equals("optimized")) {
            found.add(Qualifier.LATENCY_OPTIMIZED);
        }
        if (longContext) {
            found.add(Qualifier.LONG_CONTEXT);
        }
        return switch (route) {
            case IN_REGION, GEO -> Optional.of(List.copyOf(found));
            case GLOBAL -> {
                found.add(Qualifier.CROSS_REGION_GLOBAL);
                yield Optional.of(List.copyOf(found));
            }
            case PROVISIONED, CUSTOM, IMPORTED, MARKETPLACE_ENDPOINT, PROMPT_ROUTER, UNKNOWN -> Optional.empty();
        };
    }
}
