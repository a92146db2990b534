package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Route;

/**
 * What a rate card is for.
 *
 * @param model canonical id
 * @param region the calling region
 * @param batch true for batch inference
 */
public record RateKey(String model, Route route, String region, String tier, String latency, boolean batch) {

    @Override
    public String toString() {
        String mode = latency.equals("standard") ? tier : tier + "+" + latency;
        return String.join("/", model, route.label(), region, batch ? mode + "+batch" : mode);
    }
}
