package io.bedrockledger.pricing;

import java.util.Locale;

/** The way a call took to a model, which decides its price together with the calling region. */
public enum Route {
    /** A foundation model called by its own id or ARN. */
    IN_REGION,
    /** A cross-region profile of one geography, such as {@code us.} or {@code eu.}. */
    GEO,
    /** A cross-region profile of the whole world, {@code global.}. */
    GLOBAL,
    /** Provisioned throughput: paid by the hour. */
    PROVISIONED,
    /** A customised model or its deployment. */
    CUSTOM,
    /** An imported model: paid by the minute of a copy. */
    IMPORTED,
    /** An endpoint of the Bedrock Marketplace: paid by the instance. */
    MARKETPLACE_ENDPOINT,
    /** A prompt router, which picks the model. */
    PROMPT_ROUTER,
    /** The id does not tell. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in tables and in the price book, such as {@code in_region}. */
    public String label() {
        return label;
    }
}
