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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rate cards by model, route and region. Immutable once built. */
final class CardIndex {

    /**
     * The cards of one model by one route, those of batch jobs or the others.
     *
     * @param byRegion of each region that has cards of its own, these and behind them those for every region that it may use
     */
    private record Cards(Map<String, List<RateCard>> byRegion) {

        List<RateCard> in(String region) {
            List<RateCard> own = byRegion.get(region);
            if (own != null) {
                return own;
            }
            return isCommercial(region) ? byRegion.getOrDefault(RateCard.EVERY_REGION, List.of()) : List.of();
        }

        void add(RateCard card) {
            byRegion.computeIfAbsent(card.region(), region -> new ArrayList<>(2))
                    .add(card);
        }

        /** Puts the cards for every region behind those of each, once all are added. */
        void complete() {
            List<RateCard> every = byRegion.getOrDefault(RateCard.EVERY_REGION, List.of());
            byRegion.forEach((region, cards) -> {
                if (!region.equals(RateCard.EVERY_REGION) && isCommercial(region)) {
                    cards.addAll(every);
                }
            });
        }
    }

    private final Map<String, Map<Route, Cards>> singly = new HashMap<>();
    private final Map<String, Map<Route, Cards>> inBatch = new HashMap<>();
    private final Map<String, Set<Leg>> legsByModel = new HashMap<>();

    CardIndex(List<RateCard> cards) {
        List<RateCard> newestFirst = new ArrayList<>(cards);
        newestFirst.sort(Comparator.comparing(RateCard::recorded).reversed());
        for (RateCard card : newestFirst) {
            (card.batch() ? inBatch : singly)
                    .computeIfAbsent(card.model(), model -> new EnumMap<>(Route.class))
                    .computeIfAbsent(card.route(), route -> new Cards(new HashMap<>()))
                    .add(card);
            Set<Leg> legs = legsByModel.computeIfAbsent(card.model(), model -> EnumSet.noneOf(Leg.class));
            for (Leg leg : Leg.values()) {
                if (card.rates().has(leg)) {
                    legs.add(leg);
                }
            }
        }
        Stream.of(singly, inBatch)
                .flatMap(byModel -> byModel.values().stream())
                .flatMap(byRoute -> byRoute.values().stream())
                .forEach(Cards::complete);
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
        return at(model, route, region, at, false);
    }

    /**
     * The cards of batch jobs, or those of calls on their own; a job never has the price of the other for want of one.
     */
    List<RateCard> at(String model, Route route, String region, Instant at, boolean batch) {
        Map<Route, Cards> byRoute = (batch ? inBatch : singly).get(model);
        Cards cards = byRoute == null ? null : byRoute.get(route);
        if (cards == null) {
            return List.of();
        }
        List<RateCard> holding = new ArrayList<>(2);
        for (RateCard card : cards.in(region)) {
            if (card.holdsAt(at) && !hasMode(holding, card)) {
                holding.add(card);
            }
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
