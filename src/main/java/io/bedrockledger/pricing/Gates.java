package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules that prices fulfil beside their form, each of which has caught a real mistake of a price list. An entry that
 * is in quarantine is not asked. A rule between two entries refuses the later recorded one, so that what is added later
 * never changes what an earlier edition was.
 */
final class Gates {

    private static final String READ_IS_CHEAPER = "a token read from the cache must not cost more than an input token";
    private static final String ONE_GEO_FACTOR =
            "in-region and geographic prices must be 1 or 1.1 times the global one, the same for all of a model";
    private static final String BATCH_IS_HALF = "a batch price must be half of the ordinary one";
    private static final String NO_LEAP = "a price must not move by more than half unless somebody answers for it";
    private static final String NO_GAP = "prices must follow each other without a gap";
    private static final Set<String> REASONS = Set.of(READ_IS_CHEAPER, ONE_GEO_FACTOR, BATCH_IS_HALF, NO_LEAP);
    private static final int PRICE_DECIMALS = 6;

    private final Map<List<Object>, List<PriceFile.Entry>> byKey = new LinkedHashMap<>();
    private final Map<String, List<PriceFile.Entry>> byModel = new LinkedHashMap<>();
    private final List<GateFinding> findings = new ArrayList<>();

    private Gates(List<PriceFile.Entry> entries) {
        List<PriceFile.Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing((PriceFile.Entry entry) -> entry.card().recorded())
                .thenComparing(entry -> entry.card().from()));
        Map<List<Object>, List<RateCard>> cards =
                entries.stream().map(PriceFile.Entry::card).collect(Collectors.groupingBy(RateCard::key));
        for (PriceFile.Entry entry : sorted) {
            RateCard card = entry.card();
            if (card.quarantined() == null) {
                byKey.computeIfAbsent(card.key(), key -> new ArrayList<>()).add(entry);
                if (!isReplaced(card, cards)) {
                    byModel.computeIfAbsent(card.model(), model -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
    }

    /** A correction that covers an entry's whole time ends what there was to say of it. */
    private static boolean isReplaced(RateCard card, Map<List<Object>, List<RateCard>> cards) {
        return cards.getOrDefault(card.key(), List.of()).stream()
                .anyMatch(other -> other.recorded().isAfter(card.recorded()) && other.covers(card));
    }

    /** True for what a gate writes into quarantine: it follows from the entries, and is no part of them. */
    static boolean isReason(@Nullable String quarantined) {
        return quarantined != null && REASONS.contains(quarantined);
    }

    static List<GateFinding> check(List<PriceFile.Entry> entries) {
        Gates gates = new Gates(entries);
        gates.byModel.values().forEach(gates::readIsCheaper);
        gates.byModel.values().forEach(gates::oneGeoFactor);
        gates.byModel.values().forEach(gates::batchIsHalf);
        gates.byKey.values().forEach(gates::noLeap);
        gates.byKey.values().forEach(gates::noGap);
        return gates.findings;
    }

    private void readIsCheaper(List<PriceFile.Entry> cards) {
        for (PriceFile.Entry entry : cards) {
            for (Rates rates : bands(entry.card())) {
                long read = rates.microUsd(Leg.CACHE_READ);
                long input = rates.microUsd(Leg.INPUT);
                if (input != Rates.NONE && read > input) {
                    refuse(entry, READ_IS_CHEAPER, usd(read) + " against " + usd(input), "read its source again");
                }
            }
        }
    }

    /** What the factor of a model is, the first pair says: 1.1 came with Claude 4.5 and Nova 2. */
    private void oneGeoFactor(List<PriceFile.Entry> cards) {
        GeoFactor factor = GeoFactor.OPEN;
        for (PriceFile.Entry global : cards) {
            for (PriceFile.Entry near : cards) {
                if (PricePairs.isGlobalOf(global.card(), near.card(), cards)) {
                    factor = compareGeo(global, near, factor);
                }
            }
        }
    }

    private enum GeoFactor {
        OPEN,
        ONE,
        ONE_TENTH_MORE,
        OTHER;

        static GeoFactor of(long near, long global) {
            if (near <= 0 || global <= 0) {
                return OPEN;
            }
            if (near == global) {
                return ONE;
            }
            return near * 10 == global * 11 ? ONE_TENTH_MORE : OTHER;
        }
    }

    private GeoFactor compareGeo(PriceFile.Entry global, PriceFile.Entry near, GeoFactor known) {
        GeoFactor ofModel = known;
        for (Leg leg : Leg.values()) {
            long nearPrice = near.card().rates().microUsd(leg);
            long globalPrice = global.card().rates().microUsd(leg);
            GeoFactor factor = GeoFactor.of(nearPrice, globalPrice);
            if (ofModel == GeoFactor.OPEN && factor != GeoFactor.OTHER) {
                ofModel = factor;
            } else if (factor != GeoFactor.OPEN && factor != ofModel) {
                refuse(
                        later(near, global),
                        ONE_GEO_FACTOR,
                        leg.label() + " " + usd(nearPrice) + " against " + usd(globalPrice) + " globally",
                        "read both sources again, and keep the wrong one with 'quarantined'");
            }
        }
        return ofModel;
    }

    private void batchIsHalf(List<PriceFile.Entry> cards) {
        for (PriceFile.Entry batch : cards) {
            for (PriceFile.Entry usual : cards) {
                if (PricePairs.isUsualOf(usual.card(), batch.card())) {
                    compareHalf(batch, usual);
                }
            }
        }
    }

    private void compareHalf(PriceFile.Entry batch, PriceFile.Entry usual) {
        for (Leg leg : Leg.values()) {
            long half = batch.card().rates().microUsd(leg);
            long whole = usual.card().rates().microUsd(leg);
            if (half != Rates.NONE && whole != Rates.NONE && half * 2 != whole) {
                refuse(
                        later(batch, usual),
                        BATCH_IS_HALF,
                        leg.label() + " " + usd(half) + " against " + usd(whole),
                        "read both sources again");
            }
        }
    }

    private void noLeap(List<PriceFile.Entry> cards) {
        noLeapFromEveryRegion(cards);
        for (int i = 1; i < cards.size(); i++) {
            PriceFile.Entry entry = cards.get(i);
            PriceFile.Entry before =
                    priceBefore(cards.subList(0, i), entry.card().from());
            if (before != null && !entry.approved()) {
                compareMove(before, entry);
            }
        }
    }

    /** The first price of a region's own follows the one for every region. */
    private void noLeapFromEveryRegion(List<PriceFile.Entry> cards) {
        PriceFile.Entry first = cards.get(0);
        RateCard card = first.card();
        if (card.region().equals(RateCard.EVERY_REGION) || first.approved()) {
            return;
        }
        List<PriceFile.Entry> general = byKey.getOrDefault(card.keyInEveryRegion(), List.of());
        List<PriceFile.Entry> earlier = general.stream()
                .filter(entry -> entry.card().from().isBefore(card.from()))
                .toList();
        PriceFile.Entry before = priceBefore(earlier, card.from());
        if (before != null) {
            compareMove(before, first);
        }
    }

    private void compareMove(PriceFile.Entry before, PriceFile.Entry entry) {
        for (Leg leg : Leg.values()) {
            long old = before.card().rates().microUsd(leg);
            long now = entry.card().rates().microUsd(leg);
            if (old != Rates.NONE && now != Rates.NONE && Math.abs(now - old) * 2 > old) {
                refuse(
                        entry,
                        NO_LEAP,
                        leg.label() + " " + usd(now) + " after " + usd(old),
                        "read its source again, and name who answers for it with 'approved'");
            }
        }
    }

    /** Of what was recorded before, the price that holds at a time or last held; of two the later recorded. */
    private static PriceFile.@Nullable Entry priceBefore(List<PriceFile.Entry> known, Instant at) {
        PriceFile.Entry best = null;
        for (PriceFile.Entry entry : known) {
            boolean closer =
                    best == null || !entry.card().from().isBefore(best.card().from());
            if (closer && !entry.card().from().isAfter(at)) {
                best = entry;
            }
        }
        return best;
    }

    private void noGap(List<PriceFile.Entry> cards) {
        for (PriceFile.Entry entry : cards) {
            Instant until = entry.card().until();
            if (until != null
                    && cards.stream().noneMatch(other -> other.card().holdsAt(until))
                    && cards.stream().anyMatch(other -> other.card().from().isAfter(until))) {
                findings.add(new GateFinding(
                        GateFinding.Severity.WRONG,
                        entry.where(),
                        entry.card().rateId(),
                        NO_GAP,
                        "no price from " + until + " (" + entry.card().rateId() + ")",
                        "let the next entry begin there"));
            }
        }
    }

    private static PriceFile.Entry later(PriceFile.Entry one, PriceFile.Entry other) {
        return other.card().recorded().isAfter(one.card().recorded()) ? other : one;
    }

    private static List<Rates> bands(RateCard card) {
        RateCard.LongContext band = card.longContext();
        return band == null ? List.of(card.rates()) : List.of(card.rates(), band.rates());
    }

    private void refuse(PriceFile.Entry entry, String rule, String found, String toDo) {
        findings.add(new GateFinding(
                GateFinding.Severity.REFUSED,
                entry.where(),
                entry.card().rateId(),
                rule,
                found + " (" + entry.card().rateId() + ")",
                toDo));
    }

    private static String usd(long microUsd) {
        return BigDecimal.valueOf(microUsd, PRICE_DECIMALS).stripTrailingZeros().toPlainString();
    }
}
