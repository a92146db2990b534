package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call costs by one rate card: the legs, added up as they come. Used by one thread, for one call. */
final class Tally {

    private static final long ONE_UNIT = 1_000_000;

    /** The place of what is no text token, behind the five legs that are; this is filled for every call, so it is small. */
    private static final int OTHER = Leg.OUTPUT.index() + 1;

    /** A leg that the call did not count: its cost is not known to be zero. */
    private static final long NOT_COUNTED = -1;

    /** No upper bound. */
    private static final long UNBOUNDED = -1;

    private final RateCard card;
    private final long contextTokens;
    private final @Nullable List<LegLine> lines;
    private final long[] costs = new long[OTHER + 1];
    private long floor;
    private @Nullable String guardrailRateId;
    private @Nullable String routerRateId;
    private boolean somethingPriced;
    private boolean legMissing;
    private boolean countMissing;
    private long uncertain;

    /**
     * @param card whose prices apply to the model's legs
     * @param contextTokens size of the whole request
     * @param explained true to keep a line for each leg
     */
    Tally(RateCard card, long contextTokens, boolean explained) {
        this.card = card;
        this.contextTokens = contextTokens;
        this.lines = explained ? new ArrayList<>() : null;
        Arrays.fill(costs, NOT_COUNTED);
    }

    /**
     * Adds the token legs; a count that the model bills and the call lacks makes the tally incomplete.
     *
     * @param outputIsBilled whether the model bills output tokens, on whatever card
     */
    void addTokens(TokenBuckets tokens, boolean outputIsBilled) {
        add(Leg.INPUT, tokens.input());
        add(Leg.CACHE_READ, tokens.cacheRead());
        add(Leg.CACHE_WRITE, tokens.cacheWrite());
        add(Leg.CACHE_WRITE_1H, tokens.cacheWrite1h());
        addWritesOfUnknownLife(TokenCounts.zeroIfAbsent(tokens.cacheWriteUnknown()));
        add(Leg.OUTPUT, tokens.output());
        Rates rates = rates();
        countMissing |= tokens.input() == null && rates.has(Leg.INPUT);
        countMissing |= tokens.output() == null && outputIsBilled;
    }

    /**
     * Adds what the model bills besides text; a count that the card has a price for and the call lacks makes the tally
     * incomplete.
     */
    void addQuantities(Quantities quantities) {
        Rates rates = rates();
        boolean counted = rates.has(Leg.INPUT) || rates.has(Leg.OUTPUT);
        for (Leg leg : Leg.BESIDE_TEXT) {
            BigDecimal quantity = quantities.of(leg);
            if (quantity == null) {
                countMissing |= rates.has(leg);
            } else {
                counted = true;
                add(card, leg, Quantities.millionths(leg, quantity));
            }
        }
        countMissing |= !counted;
    }

    /** Adds a leg that a service beside the model bills; without its card the leg is missing. */
    void addService(@Nullable RateCard service, Leg leg, long millionths) {
        if (service == null) {
            legMissing |= millionths > 0;
        } else {
            add(service, leg, millionths);
        }
    }

    /** Adds what a guardrail charges, policy by policy; units that no leg stands for have no price. */
    void addGuardrail(@Nullable RateCard guardrails, Quantities quantities) {
        for (Leg leg : Leg.GUARDRAIL) {
            BigDecimal units = quantities.of(leg);
            if (units != null) {
                addService(guardrails, leg, Quantities.millionths(leg, units));
            }
        }
        Long otherUnits = Quantities.millionths(quantities.otherGuardrailUnits());
        legMissing |= otherUnits != null && otherUnits > 0;
    }

    /** Adds one request of a service. */
    void addRequest(@Nullable RateCard service) {
        addService(service, Leg.REQUEST, ONE_UNIT);
    }

    private void add(Leg leg, @Nullable Long millionths) {
        if (millionths != null) {
            add(card, leg, millionths);
        }
    }

    private void add(RateCard payee, Leg leg, long millionths) {
        int place = Math.min(leg.index(), OTHER);
        if (millionths == 0) {
            costs[place] = Math.max(costs[place], 0);
            return;
        }
        long microUsd = payee.ratesFor(contextTokens).microUsd(leg);
        if (microUsd == Rates.NONE) {
            legMissing = true;
            return;
        }
        long cost = Usd.product(millionths, microUsd);
        floor = Usd.sum(floor, cost);
        // Not above the sum, which is checked for overflow.
        costs[place] = Math.max(costs[place], 0) + cost;
        somethingPriced = true;
        if (leg.isGuardrails()) {
            guardrailRateId = payee.rateId();
        } else if (leg == Leg.REQUEST) {
            routerRateId = payee.rateId();
        }
        if (lines != null) {
            lines.add(line(payee, leg, millionths, microUsd, cost));
        }
    }

    /** The floor is the cheaper of the two times to live; the difference stays uncertain. */
    private void addWritesOfUnknownLife(long tokens) {
        if (tokens == 0) {
            return;
        }
        long atDefault = rates().microUsd(Leg.CACHE_WRITE);
        long atOneHour = rates().microUsd(Leg.CACHE_WRITE_1H);
        if (atDefault == Rates.NONE || atOneHour == Rates.NONE) {
            legMissing = true;
            return;
        }
        add(card, atDefault <= atOneHour ? Leg.CACHE_WRITE : Leg.CACHE_WRITE_1H, tokens);
        uncertain = Usd.product(tokens, Math.abs(atOneHour - atDefault));
    }

    private Rates rates() {
        return card.ratesFor(contextTokens);
    }

    private LegLine line(RateCard payee, Leg leg, long millionths, long microUsd, long cost) {
        boolean tokens = leg.unit() == Leg.Unit.MILLION_TOKENS;
        RateCard.LongContext band = payee.longContext();
        return new LegLine(
                leg,
                tokens ? BigDecimal.valueOf(millionths) : plain(BigDecimal.valueOf(millionths, 6)),
                BigDecimal.valueOf(microUsd, 6),
                leg.unit(),
                new Usd(cost),
                payee.rateId(),
                payee.tier(),
                payee.latency(),
                band != null && contextTokens > band.overTokens() ? band.overTokens() : null,
                payee.source(),
                payee.from(),
                payee.until(),
                payee.recorded(),
                payee.checked());
    }

    private static BigDecimal plain(BigDecimal quantity) {
        return quantity.scale() > 0 && quantity.stripTrailingZeros().scale() <= 0
                ? quantity.setScale(0)
                : quantity.stripTrailingZeros();
    }

    /** The lines of the legs that cost something, in the order in which they were added. */
    List<LegLine> lines() {
        return lines == null ? List.of() : List.copyOf(lines);
    }

    /** The card of what a guardrail charged; null when it charged nothing that has a price. */
    @Nullable
    String guardrailRateId() {
        return guardrailRateId;
    }

    /** The sum of the legs that are known. */
    long floor() {
        return floor;
    }

    /** The most that it can be, if nothing is missing. */
    long ceiling() {
        return Usd.sum(floor(), uncertain);
    }

    /** False when a leg has no price or a needed count is absent. */
    boolean isComplete() {
        return !legMissing && !countMissing;
    }

    /** The cost by this card alone. */
    Cost cost(Billing billing) {
        if (isComplete()) {
            return uncertain == 0
                    ? cost(PricingStatus.PRICED, null, floor())
                    : cost(PricingStatus.BOUNDED, PricingReason.CACHE_TTL_UNKNOWN, ceiling());
        }
        PricingReason reason = legMissing ? PricingReason.MISSING_LEG : whyNoCount(billing);
        return incomplete(reason);
    }

    /** The cost when other cards might apply as well and this one is the cheapest; no ceiling when one is incomplete. */
    Cost floorOf(@Nullable Long ceiling) {
        return ceiling == null
                ? incomplete(PricingReason.TIER_UNKNOWN)
                : cost(PricingStatus.BOUNDED, PricingReason.TIER_UNKNOWN, ceiling);
    }

    private Cost incomplete(PricingReason reason) {
        return somethingPriced ? cost(PricingStatus.PARTIALLY_PRICED, reason, UNBOUNDED) : Cost.unpriced(reason);
    }

    private static PricingReason whyNoCount(Billing billing) {
        return billing == Billing.BODY_UNAVAILABLE ? PricingReason.BODY_UNAVAILABLE : PricingReason.NO_COUNTS;
    }

    private Cost cost(PricingStatus status, @Nullable PricingReason reason, long ceiling) {
        Usd list = new Usd(floor);
        return new Cost(
                status,
                reason,
                leg(Leg.INPUT.index()),
                leg(Leg.CACHE_READ.index()),
                leg(Leg.CACHE_WRITE.index()),
                leg(Leg.CACHE_WRITE_1H.index()),
                leg(Leg.OUTPUT.index()),
                leg(OTHER),
                list,
                ceiling == floor ? list : bound(ceiling),
                card.rateId(),
                guardrailRateId,
                routerRateId);
    }

    private static @Nullable Usd bound(long ceiling) {
        return ceiling == UNBOUNDED ? null : new Usd(ceiling);
    }

    private @Nullable Usd leg(int place) {
        long cost = costs[place];
        return cost == NOT_COUNTED ? null : new Usd(cost);
    }
}
