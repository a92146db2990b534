package io.bedrockledger.pricing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one call costs at list price. A leg is null when its cost is not known, or when the call has no count for it;
 * zero is a known zero. The legs add up to {@code list}.
 *
 * @param status how sure it is
 * @param reason why it is not exact; null when PRICED, NOT_BILLED or COMMITTED
 * @param other images, seconds, queries, guardrail units and a router's fee together
 * @param list the sum of the legs; of a BOUNDED cost the floor, of a PARTIALLY_PRICED one what is certain; null when
 *     nothing is known
 * @param ceiling the most that it can be; null when there is no bound
 * @param rateId the rate card of the model's legs; null when no card was used
 * @param guardrailRateId the rate card of a guardrail's units; null when it charged nothing that has a price
 * @param routerRateId the rate card of a prompt router's fee; null when there was none, or it has no price
 */
public record Cost(
        PricingStatus status,
        @Nullable PricingReason reason,
        @Nullable Usd input,
        @Nullable Usd cacheRead,
        @Nullable Usd cacheWrite,
        @Nullable Usd cacheWrite1h,
        @Nullable Usd output,
        @Nullable Usd other,
        @Nullable Usd list,
        @Nullable Usd ceiling,
        @Nullable String rateId,
        @Nullable String guardrailRateId,
        @Nullable String routerRateId) {

    /** Paid for by a commitment: no part of it belongs to one call. */
    static final Cost COMMITTED = nothing(PricingStatus.COMMITTED, null);

    /** A failed call. */
    static final Cost FREE = blocked(Usd.ZERO, Usd.ZERO, null);

    public Cost {
        Objects.requireNonNull(status, "status");
    }

    static Cost unpriced(PricingReason reason) {
        return nothing(PricingStatus.UNPRICED, reason);
    }

    private static Cost nothing(PricingStatus status, @Nullable PricingReason reason) {
        return new Cost(status, reason, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * The model did not run; a guardrail may have.
     *
     * @param other what is known of the guardrail's charge; null when nothing is
     * @param ceiling null when a part of it has no price
     * @param guardrailRateId the card of that charge; null when nothing of it has a price
     */
    static Cost blocked(@Nullable Usd other, @Nullable Usd ceiling, @Nullable String guardrailRateId) {
        Usd zero = Usd.ZERO;
        Usd list = other == null ? zero : other;
        return new Cost(
                PricingStatus.NOT_BILLED,
                null,
                zero,
                zero,
                zero,
                zero,
                zero,
                other,
                list,
                ceiling,
                null,
                guardrailRateId,
                null);
    }
}
