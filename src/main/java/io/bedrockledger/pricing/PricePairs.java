package io.bedrockledger.pricing;

import java.util.List;

/** Which rate cards of a model are prices of the same call by another way, and so can be compared. */
final class PricePairs {

    private PricePairs() {}

    /**
     * True when a global card is what a call by an in-region or geographic one would cost globally. A card for every
     * region is compared with one of a region only where neither has a partner of its own.
     *
     * @param cards all of the model
     */
    static boolean isGlobalOf(RateCard global, RateCard near, List<PriceFile.Entry> cards) {
        if (global.route() != Route.GLOBAL || near.route() == Route.GLOBAL || !isSameMode(global, near)) {
            return false;
        }
        if (near.region().equals(global.region())) {
            return true;
        }
        boolean oneIsForEveryRegion =
                near.region().equals(RateCard.EVERY_REGION) || global.region().equals(RateCard.EVERY_REGION);
        return oneIsForEveryRegion && !hasPartner(global, near, cards);
    }

    private static boolean hasPartner(RateCard global, RateCard near, List<PriceFile.Entry> cards) {
        for (PriceFile.Entry entry : cards) {
            RateCard card = entry.card();
            boolean partner = (card.route() == near.route() && card.region().equals(global.region()))
                    || (card.route() == Route.GLOBAL && card.region().equals(near.region()));
            if (partner && isSameMode(card, near)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSameMode(RateCard one, RateCard other) {
        return one.batch() == other.batch() && isSameTier(one, other);
    }

    private static boolean isSameTier(RateCard one, RateCard other) {
        return one.tier().equals(other.tier()) && one.latency().equals(other.latency()) && one.overlaps(other);
    }

    /** True when a card is what a batch card's calls would cost one by one. */
    static boolean isUsualOf(RateCard usual, RateCard batch) {
        return batch.batch()
                && !usual.batch()
                && usual.route() == batch.route()
                && usual.region().equals(batch.region())
                && isSameTier(usual, batch);
    }
}
