package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One file of the price book: sources, and models with their rate cards. */
final class PriceFile {

    /** A rate card, where it stands, and whether somebody answers for a move that a gate would refuse. */
    record Entry(RateCard card, String where, boolean approved) {

        Entry quarantined(String reason) {
            return new Entry(card.quarantined(reason), where, approved);
        }
    }

    private record Source(String title, LocalDate checked) {}

    static final Set<String> FILE_KEYS = Set.of("sources", "models");
    static final Set<String> SOURCE_KEYS = Set.of("title", "checked");
    static final Set<String> MODEL_KEYS = Set.of(
            "id", "family", "developer", "tokens", "cache_write_ttls", "aliases", "usage_names", "list_names", "cards");
    static final Set<String> CARD_KEYS =
            Set.of("from", "until", "recorded", "source", "note", "approved", "quarantined", "rates");
    static final Set<String> RATE_KEYS =
            Set.of("routes", "regions", "tier", "latency", "batch", "usd", "over", "quarantined");
    static final Set<String> OVER_KEYS = Set.of("tokens", "usd");
    private static final int MAX_DECIMALS = 6;

    /** Routes that are priced by the token. */
    private static final Map<String, Route> ROUTES =
            byLabel(Route::label, List.of(Route.IN_REGION, Route.GEO, Route.GLOBAL));

    private static final Map<String, Leg> LEGS = byLabel(Leg::label, List.of(Leg.values()));

    private final Map<String, Source> sources = new HashMap<>();
    private final Map<ModelCard, String> models = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private PriceFile() {}

    static PriceFile read(Path path) {
        PriceFile file = new PriceFile();
        Fields fields = Fields.of(YamlNode.read(path), FILE_KEYS);
        Fields.names(fields.node("sources")).forEach((name, node) -> {
            Fields source = Fields.of(node, SOURCE_KEYS);
            file.sources.put(name, new Source(source.text("title"), source.date("checked")));
        });
        fields.items("models").forEach(file::addModel);
        return file;
    }

    /** The models, and where each stands. */
    Map<ModelCard, String> models() {
        return models;
    }

    /** The rate cards, one for each route and region of an entry. */
    List<Entry> entries() {
        return entries;
    }

    private void addModel(YamlNode node) {
        Fields fields = Fields.of(node, MODEL_KEYS);
        String id = fields.text("id");
        ModelCard model = new ModelCard(
                lowerCase(fields, id),
                fields.text("family"),
                fields.text("developer"),
                isGross(fields.node("tokens")),
                fields.texts("cache_write_ttls"),
                fields.texts("aliases"),
                new BillNames(fields.texts("usage_names"), fields.texts("list_names")));
        models.put(model, fields.where());
        fields.items("cards").forEach(card -> addCard(model.id(), card));
    }

    private static String lowerCase(Fields fields, String id) {
        if (!id.equals(id.toLowerCase(Locale.ROOT))) {
            throw Fields.wrong(fields.node("id"), "a model id must be in lower case");
        }
        return id;
    }

    private static boolean isGross(YamlNode node) {
        return switch (Fields.text(node)) {
            case "gross" -> true;
            case "disjoint" -> false;
            default -> throw Fields.wrong(node, "'tokens' must be disjoint or gross");
        };
    }

    private void addCard(String model, YamlNode node) {
        Fields fields = Fields.of(node, CARD_KEYS);
        Instant from = fields.instant("from");
        YamlNode untilNode = fields.nodeOrNull("until");
        Instant until = untilNode == null ? null : fields.instant("until");
        if (untilNode != null && until != null && !from.isBefore(until)) {
            throw Fields.wrong(untilNode, "'until' must be after 'from'");
        }
        Source source = sources.get(fields.text("source"));
        if (source == null) {
            throw Fields.wrong(fields.node("source"), "'source' must be a name of this file's 'sources'");
        }
        Instant recorded = fields.instant("recorded");
        String quarantined = fields.optionalText("quarantined").orElse(null);
        boolean approved = fields.optionalText("approved").isPresent();
        for (YamlNode rate : fields.items("rates")) {
            addRates(
                    rate,
                    approved,
                    (route, region, rates) -> RateCard.of(
                            model,
                            route,
                            region,
                            rates.tier(),
                            rates.latency(),
                            rates.batch(),
                            from,
                            until,
                            rates.usual(),
                            rates.longContext(),
                            recorded,
                            source.title(),
                            source.checked(),
                            rates.quarantined() == null ? quarantined : rates.quarantined()));
        }
    }

    /** The part of an entry that its routes and regions share. */
    private record SharedRates(
            String tier,
            String latency,
            boolean batch,
            Rates usual,
            RateCard.@Nullable LongContext longContext,
            @Nullable String quarantined) {}

    private interface CardMaker {
        RateCard card(Route route, String region, SharedRates rates);
    }

    private void addRates(YamlNode node, boolean approved, CardMaker maker) {
        Fields fields = Fields.of(node, RATE_KEYS);
        SharedRates rates = new SharedRates(
                fields.optionalText("tier").orElse(RateCard.STANDARD),
                fields.optionalText("latency").orElse(RateCard.STANDARD),
                isBatch(fields.nodeOrNull("batch")),
                rates(fields.node("usd")),
                longContext(fields.nodeOrNull("over")),
                fields.optionalText("quarantined").orElse(null));
        List<String> regions = fields.texts("regions");
        for (YamlNode route : fields.items("routes")) {
            for (String region : regions.isEmpty() ? List.of(RateCard.EVERY_REGION) : regions) {
                entries.add(new Entry(
                        maker.card(named(ROUTES, route, "a route"), region, rates), fields.where(), approved));
            }
        }
    }

    private static boolean isBatch(@Nullable YamlNode node) {
        if (node == null) {
            return false;
        }
        return switch (Fields.text(node)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Fields.wrong(node, "'batch' must be true or false");
        };
    }

    private static RateCard.@Nullable LongContext longContext(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Fields fields = Fields.of(node, OVER_KEYS);
        YamlNode tokens = fields.node("tokens");
        try {
            return new RateCard.LongContext(Long.parseLong(Fields.text(tokens)), rates(fields.node("usd")));
        } catch (NumberFormatException e) {
            throw Fields.wrong(tokens, "'tokens' must be a whole number");
        }
    }

    /** An empty map says that nothing is known: a call by it lacks its legs. */
    private static Rates rates(YamlNode node) {
        Map<Leg, Long> microUsd = new EnumMap<>(Leg.class);
        Fields.names(node).forEach((name, price) -> {
            Leg leg = LEGS.get(name);
            if (leg == null) {
                throw new PriceBookException(
                        price.where(), "a leg must be one of " + LEGS.keySet(), "'" + name + "'", "correct it");
            }
            microUsd.put(leg, microUsd(price));
        });
        return new Rates(microUsd);
    }

    private static long microUsd(YamlNode node) {
        try {
            BigDecimal price = new BigDecimal(Fields.text(node));
            if (price.signum() >= 0 && price.stripTrailingZeros().scale() <= MAX_DECIMALS) {
                return price.movePointRight(MAX_DECIMALS).longValueExact();
            }
        } catch (NumberFormatException e) {
            // said below, with the others
        }
        throw Fields.wrong(node, "a price must be a decimal number >= 0 with at most six decimals");
    }

    private static <T> T named(Map<String, T> known, YamlNode node, String what) {
        T value = known.get(Fields.text(node));
        if (value == null) {
            throw Fields.wrong(node, what + " must be one of " + known.keySet());
        }
        return value;
    }

    private static <T> Map<String, T> byLabel(Function<T, String> label, List<T> values) {
        return values.stream().collect(Collectors.toMap(label, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
