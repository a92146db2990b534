package io.bedrockledger.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rate cards by model, route and region. Immutable once built. */
final class CardIndex {

    /** The cards of one model by one route. */
    private record Cards(Map<String, List<RateCard>> byRegion) {

        List<RateCard> in(String region) {
            return byRegion.getOrDefault(region, List.of());
        }
    }

    private final Map<String, Map<Route, Cards>> byModel = new HashMap<>();
    private final Map<String, Set<Leg>> legsByModel = new HashMap<>();

    CardIndex(List<RateCard> cards) {
        List<RateCard> newestFirst = new ArrayList<>(cards);
        newestFirst.sort(Comparator.comparing(RateCard::recorded).reversed());
        for (RateCard card : newestFirst) {
            byModel.computeIfAbsent(card.model(), model -> new EnumMap<>(Route.class))
                    .computeIfAbsent(card.route(), route -> new Cards(new HashMap<>()))
                    .byRegion()
                    .computeIfAbsent(card.region(), region -> new ArrayList<>(2))
                    .add(card);
            Set<Leg> legs = legsByModel.computeIfAbsent(card.model(), model -> EnumSet.noneOf(Leg.class));
            for (Leg leg : Leg.values()) {
                if (card.rates().has(leg)) {
                    legs.add(leg);
                }
            }
        }
    }

    /** Whether any card of a model has a price for the leg: if so the model bills it, also where a card lacks it. */
    boolean bills(String model, Leg leg) {
        return legsByModel.getOrDefault(model, Set.of()).contains(leg);
    }

    /**
     * The cards that hold at a time, one for each service tier and latency mode, the latest recorded: the region's own, and where it has
     * none, in a commercial region, the one for every region. Government and Chinese regions have their own or none.
     */
    List<RateCard> at(String model, Route route, String region, Instant at) {
        Map<Route, Cards> byRoute = byModel.get(model);
        Cards cards = byRoute == null ? null : byRoute.get(route);
        if (cards == null) {
            return List.of();
        }
        List<RateCard> holding = new ArrayList<>(2);
        addHolding(cards.in(region), at, holding);
        if (isCommercial(region)) {
            addHolding(cards.in(RateCard.EVERY_REGION), at, holding);
        }
        return holding;
    }

    /** The standard card of a service that is priced by the calling region alone; null when there is none, or it must not be used. */
    @Nullable
    RateCard service(String id, String region, Instant at) {
        for (RateCard card : at(id, Route.IN_REGION, region, at)) {
            if (card.tier().equals(RateCard.STANDARD) && card.latency().equals(RateCard.STANDARD)) {
                return card.quarantined() == null ? card : null;
            }
        }
        return null;
    }

    private static void addHolding(List<RateCard> candidates, Instant at, List<RateCard> holding) {
        for (RateCard card : candidates) {
            if (card.holdsAt(at) && !hasMode(holding, card)) {
                holding.add(card);
            }
        }
    }

    private static boolean hasMode(List<RateCard> cards, RateCard of) {
        for (RateCard card : cards) {
            if (card.tier().equals(of.tier()) && card.latency().equals(of.latency())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCommercial(String region) {
        return !region.startsWith("us-gov-") && !region.startsWith("cn-");
    }
}
