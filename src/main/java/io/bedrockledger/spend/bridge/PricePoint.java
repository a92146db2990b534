package io.bedrockledger.spend.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What a list price depends on, but for time: calls of one price point cost the same a token on the same day. A rate
 * card is no part of it, so that a new price is a change of price and not of the mix. Each part is null where it is not
 * known, or not told apart.
 *
 * @param model canonical id of the foundation model
 * @param region the region that was called
 * @param route the way to the model, such as {@code in_region} or {@code global}
 * @param serviceTier such as {@code standard} or {@code flex}
 * @param latencyMode such as {@code optimized}
 * @param contextBand {@code usual}, or such as {@code over_200000}
 */
public record PricePoint(
        @Nullable String model,
        @Nullable String region,
        @Nullable String route,
        @Nullable String serviceTier,
        @Nullable String latencyMode,
        @Nullable String contextBand) {

    /** A model, where nothing else is told apart. */
    public static PricePoint of(String model) {
        return new PricePoint(model, null, null, null, null, null);
    }
}
