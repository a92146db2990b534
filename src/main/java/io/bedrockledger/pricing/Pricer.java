package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a price on calls whose model is known to the book. Immutable; safe for use by several threads. */
final class Pricer {

    /** Under these ids the book holds what services beside the models charge. */
    static final String GUARDRAILS = "amazon.bedrock-guardrails";

    static final String PROMPT_ROUTER = "amazon.bedrock-prompt-router";

    /** As the API names the standard tier in an answer. */
    private static final String DEFAULT_TIER = "default";

    static final String MODEL_IMPORT = "amazon.bedrock-custom-model-import";

    /** Capacity paid for in advance. */
    private static final String RESERVED_TIER = "reserved";

    private final CardIndex cards;

    Pricer(CardIndex cards) {
        this.cards = cards;
    }

    /**
     * @param model canonical id of the call's model; null when the book does not know it
     * @param lines where the lines of the legs go; null when nobody asks
     */
    Cost price(PricedCall call, @Nullable String model, @Nullable List<LegLine> lines) {
        return switch (call.billing()) {
            case FAILED -> Cost.FREE;
            case BLOCKED_AT_INPUT -> blocked(call, lines);
            case BILLED, NO_COUNTS, BODY_UNAVAILABLE -> billed(call, model, lines);
        };
    }

    /** What copies of imported models cost, which belongs to no single call. */
    Cost imported(String region, Instant at, BigDecimal cmuMinutes) {
        RateCard card = cards.service(MODEL_IMPORT, region, at);
        if (card == null) {
            return Cost.unpriced(PricingReason.NO_PRICE_AT_TIME);
        }
        Tally tally = new Tally(card, 0, false);
        tally.addService(card, Leg.CMU_MINUTE, Quantities.millionths(Leg.CMU_MINUTE, cmuMinutes));
        return tally.cost(Billing.BILLED);
    }

    private Cost blocked(PricedCall call, @Nullable List<LegLine> lines) {
        if (!call.quantities().hasGuardrailUnits()) {
            return Cost.FREE;
        }
        RateCard card = cards.service(GUARDRAILS, call.region(), call.at());
        if (card == null) {
            return Cost.blocked(null, null, null);
        }
        Tally tally = new Tally(card, 0, lines != null);
        tally.addGuardrail(card, call.quantities());
        addTo(lines, tally);
        Usd known = new Usd(tally.floor());
        return Cost.blocked(known, tally.isComplete() ? known : null, tally.guardrailRateId());
    }

    private Cost billed(PricedCall call, @Nullable String model, @Nullable List<LegLine> lines) {
        return switch (call.target().route()) {
            case PROVISIONED -> Cost.COMMITTED;
            case CUSTOM, IMPORTED, MARKETPLACE_ENDPOINT -> Cost.unpriced(PricingReason.NON_TOKEN_PRICING);
            case IN_REGION, GEO, GLOBAL, PROMPT_ROUTER, UNKNOWN -> onDemand(call, model, lines);
        };
    }

    private Cost onDemand(PricedCall call, @Nullable String model, @Nullable List<LegLine> lines) {
        if (call.target().needsResolving()) {
            return Cost.unpriced(PricingReason.UNRESOLVED_PROFILE);
        }
        if (model == null) {
            return Cost.unpriced(PricingReason.UNKNOWN_MODEL);
        }
        String tier = served(call.servedTier(), call.bodySeen());
        if (RESERVED_TIER.equals(tier)) {
            return Cost.COMMITTED;
        }
        String latency = served(call.servedLatency(), call.bodySeen());
        List<Tally> tallies = new ArrayList<>(1);
        boolean quarantined = false;
        for (RateCard card : cards.at(model, call.target().pricingRoute(), call.region(), call.at(), call.batch())) {
            if ((tier == null || card.tier().equals(tier))
                    && (latency == null || card.latency().equals(latency))) {
                if (card.quarantined() == null) {
                    tallies.add(tally(call, card, lines != null));
                } else {
                    quarantined = true;
                }
            }
        }
        if (tallies.isEmpty()) {
            return Cost.unpriced(quarantined ? PricingReason.QUARANTINED_PRICE : PricingReason.NO_PRICE_AT_TIME);
        }
        Tally cheapest = cheapest(tallies);
        addTo(lines, cheapest);
        return quarantined ? cheapest.floorOf(null) : cost(tallies, cheapest, call.billing());
    }

    /** As served; where a body was read and says nothing, standard; null when nothing tells. */
    private static @Nullable String served(@Nullable String mode, boolean bodySeen) {
        if (mode == null) {
            return bodySeen ? RateCard.STANDARD : null;
        }
        String lower = mode.toLowerCase(Locale.ROOT);
        return lower.equals(DEFAULT_TIER) ? RateCard.STANDARD : lower;
    }

    private Tally tally(PricedCall call, RateCard card, boolean explained) {
        Tally tally = new Tally(card, call.tokens().context(), explained);
        tally.addTokens(call.tokens(), cards.bills(card.model(), Leg.OUTPUT));
        tally.addQuantities(call.quantities());
        if (call.quantities().countsGuardrail()) {
            tally.addGuardrail(cards.service(GUARDRAILS, call.region(), call.at()), call.quantities());
        }
        if (call.target().kind() == ModelTarget.Kind.PROMPT_ROUTER) {
            tally.addRequest(cards.service(PROMPT_ROUTER, call.region(), call.at()));
        }
        return tally;
    }

    private static Tally cheapest(List<Tally> tallies) {
        Tally cheapest = tallies.get(0);
        for (Tally tally : tallies) {
            if (tally.floor() < cheapest.floor()) {
                cheapest = tally;
            }
        }
        return cheapest;
    }

    private static Cost cost(List<Tally> tallies, Tally cheapest, Billing billing) {
        long ceiling = 0;
        boolean complete = true;
        for (Tally tally : tallies) {
            ceiling = Math.max(ceiling, tally.ceiling());
            complete &= tally.isComplete();
        }
        boolean oneAnswer = tallies.size() == 1 || (complete && ceiling == cheapest.ceiling());
        if (oneAnswer || !cheapest.isComplete()) {
            return cheapest.cost(billing);
        }
        return cheapest.floorOf(complete ? ceiling : null);
    }

    private static void addTo(@Nullable List<LegLine> lines, Tally tally) {
        if (lines != null) {
            lines.addAll(tally.lines());
        }
    }
}
