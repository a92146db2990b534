package io.bedrockledger.pricing.offers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product of a price list with what it costs on demand.
 *
 * @param code the SKU
 * @param usageType as the bill writes it; empty when the product has none
 * @param region the region's code; null when the product has none
 * @param names what the product calls the model, the surest first
 * @param effective when the price began to hold; null when nothing says so
 * @param prices one, or several for volume tiers; empty without terms
 */
record Sku(
        String code,
        String usageType,
        @Nullable String region,
        List<String> names,
        @Nullable Instant effective,
        List<Price> prices) {

    /**
     * A price as it is written.
     *
     * @param usd decimal text
     */
    record Price(String unit, String description, String usd) {}

    Sku {
        names = List.copyOf(names);
        prices = List.copyOf(prices);
    }
}
