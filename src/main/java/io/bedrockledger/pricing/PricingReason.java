package io.bedrockledger.pricing;

/** Why a call is not priced exactly; the names are part of the public contract. */
public enum PricingReason {
    /** The price book has no such model. */
    UNKNOWN_MODEL,
    /** An application inference profile or a prompt router whose model is not known. */
    UNRESOLVED_PROFILE,
    /** The book has the model, but no rate card for this route, region, tier and time. */
    NO_PRICE_AT_TIME,
    /** The rate card lacks a leg that the call used. */
    MISSING_LEG,
    /** The price is under suspicion and waits for a person. */
    QUARANTINED_PRICE,
    /** Cache writes whose time to live nothing tells. */
    CACHE_TTL_UNKNOWN,
    /** The service tier or latency mode is not known and the book has more than one. */
    TIER_UNKNOWN,
    /** A count that the price needs is in no part of the record. */
    NO_COUNTS,
    /** Billed by the hour, the minute or the instance. */
    NON_TOKEN_PRICING,
    /** The counts are in a body that could not be opened. */
    BODY_UNAVAILABLE
}
