package io.bedrockledger.spend.bridge;

/**
 * A kind of tokens that has a price. No token is in two of them. Writes to the cache whose time to live is not known
 * belong to the leg that they are priced as.
 */
public enum TokenLeg {
    /** Input that touched no cache. */
    INPUT,
    /** Read from the prompt cache. */
    CACHE_READ,
    /** Written to the prompt cache at the model's default time to live. */
    CACHE_WRITE,
    /** Written to the prompt cache for one hour, where that is not the default. */
    CACHE_WRITE_1H,
    /** Output, reasoning included. */
    OUTPUT;

    /** Whether these tokens are part of what is sent. */
    public boolean isInput() {
        return this != OUTPUT;
    }
}
