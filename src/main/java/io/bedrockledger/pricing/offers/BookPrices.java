package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.Route;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The cards of a book that hold at one moment, by what they are for. */
final class BookPrices {

    private static final String EVERY_REGION = "*";

    private final Map<RateKey, RateCard> cards = new HashMap<>();

    BookPrices(PriceBook book, Instant at) {
        for (RateCard card : book.rateCards()) {
            Instant until = card.until();
            if (isNamedByItsKey(card) && !at.isBefore(card.from()) && (until == null || at.isBefore(until))) {
                cards.merge(key(card), card, BookPrices::later);
            }
        }
    }

    /** A card for something that a key does not tell says so in its name and is not compared. */
    private static boolean isNamedByItsKey(RateCard card) {
        return card.rateId().startsWith(key(card) + "/");
    }

    /** Of two entries for one time the later recorded one is in force. */
    private static RateCard later(RateCard one, RateCard other) {
        return other.recorded().isBefore(one.recorded()) ? one : other;
    }

    private static RateKey key(RateCard card) {
        return new RateKey(card.model(), card.route(), card.region(), card.tier(), card.latency(), card.batch());
    }

    /** The region's own card, or else the one for every commercial region; empty when there is none. */
    Optional<RateCard> card(RateKey key) {
        RateCard own = cards.get(key);
        return own != null || !isCommercial(key.region())
                ? Optional.ofNullable(own)
                : Optional.ofNullable(cards.get(
                        new RateKey(key.model(), key.route(), EVERY_REGION, key.tier(), key.latency(), key.batch())));
    }

    private static boolean isCommercial(String region) {
        return !region.startsWith("us-gov-") && !region.startsWith("cn-");
    }

    /**
     * Rate ids of the cards for one region, of models that a list has, whose key it has not; of batch jobs where it has a
     * batch price of the model. A list writes geographic calls as in-region ones, so that a card for them is none of its
     * concern.
     */
    List<String> gone(Collection<RateKey> listed) {
        Set<RateKey> keys = new HashSet<>(listed);
        Set<String> models = new HashSet<>();
        listed.forEach(key -> models.add(concern(key)));
        Set<String> gone = new TreeSet<>();
        cards.forEach((key, card) -> {
            boolean isConcerned =
                    models.contains(concern(key)) && !key.region().equals(EVERY_REGION) && key.route() != Route.GEO;
            if (isConcerned && !keys.contains(key)) {
                gone.add(card.rateId());
            }
        });
        return List.copyOf(gone);
    }

    private static String concern(RateKey key) {
        return key.batch() ? key.model() + "+batch" : key.model();
    }
}
