package io.bedrockledger.pricing.offers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the attributes of a product call its model. */
final class OfferNames {

    /** Ends the service name of a model that is sold through the Marketplace. */
    private static final String EDITION = " (Amazon Bedrock Edition)";

    private OfferNames() {}

    static List<String> of(Map<String, String> attributes) {
        String service = attributes.getOrDefault("servicename", "");
        return Stream.of(
                        attributes.get("model"),
                        attributes.get("titanModel"),
                        service.endsWith(EDITION) ? service.substring(0, service.length() - EDITION.length()) : service)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .toList();
    }
}
