package io.bedrockledger.pricing;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the price of one call depends on.
 *
 * @param target the model and the way to it
 * @param region the calling region, which decides the price
 * @param at the time of the call
 * @param servedTier service tier as served; null when nothing tells
 * @param servedLatency latency mode as served; null when nothing tells
 * @param bodySeen true when the answer's body was read: a tier or latency mode that it lacks is then the standard one
 * @param tokens in disjoint buckets
 * @param quantities what is billed besides tokens
 * @param billing what became of the call
 * @param batch true when it ran in a batch job, which has prices of its own; never of a call that was logged
 */
public record PricedCall(
        ModelTarget target,
        String region,
        Instant at,
        @Nullable String servedTier,
        @Nullable String servedLatency,
        boolean bodySeen,
        TokenBuckets tokens,
        Quantities quantities,
        Billing billing,
        boolean batch) {

    public PricedCall {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(quantities, "quantities");
        Objects.requireNonNull(billing, "billing");
    }

    /** A call of its own, as every logged one is. */
    public PricedCall(
            ModelTarget target,
            String region,
            Instant at,
            @Nullable String servedTier,
            @Nullable String servedLatency,
            boolean bodySeen,
            TokenBuckets tokens,
            Quantities quantities,
            Billing billing) {
        this(target, region, at, servedTier, servedLatency, bodySeen, tokens, quantities, billing, false);
    }

    /** The same work in a batch job. */
    public PricedCall inBatch() {
        return new PricedCall(
                target, region, at, servedTier, servedLatency, bodySeen, tokens, quantities, billing, true);
    }
}
