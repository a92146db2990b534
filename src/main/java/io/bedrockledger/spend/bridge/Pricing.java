package io.bedrockledger.spend.bridge;

/** How exact the cost of calls is, as in {@code pricing_status}. */
public enum Pricing {
    /** Every leg has its price. */
    PRICED,
    /** Between a floor and a ceiling; the floor is the cost. */
    BOUNDED,
    /** Some legs have a price; theirs is the cost. */
    PARTIALLY_PRICED,
    /** Billed, and nobody knows at what. */
    UNPRICED,
    /** Failed, or blocked before a token was read: free but for a guardrail. */
    NOT_BILLED,
    /** Paid by capacity: no cost of its own. */
    COMMITTED;

    /** Whether a change of the cost can be explained by counts and prices. */
    boolean isExact() {
        return this == PRICED;
    }

    /** Whether these calls do work that costs something, exactly known or not. */
    boolean isWork() {
        return this != NOT_BILLED;
    }
}
