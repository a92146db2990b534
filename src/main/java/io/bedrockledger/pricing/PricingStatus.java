package io.bedrockledger.pricing;

/** How sure a cost is; the names are part of the public contract. */
public enum PricingStatus {
    /** Exact. */
    PRICED,
    /** Between a floor and a ceiling, both known. */
    BOUNDED,
    /** Some legs are known, others are not; there is no ceiling. */
    PARTIALLY_PRICED,
    /** Nothing is known. */
    UNPRICED,
    /** The model charges nothing for this call. */
    NOT_BILLED,
    /** Paid for by a commitment, not by the call. */
    COMMITTED
}
