package io.bedrockledger.pricing;

/** What became of a call, as far as the bill is concerned. */
public enum Billing {
    /** The model ran. */
    BILLED,
    /** The call failed; nothing is billed. */
    FAILED,
    /** A guardrail stopped the request before the model ran; only the guardrail is billed. */
    BLOCKED_AT_INPUT,
    /** The model ran, but the record has no counts. */
    NO_COUNTS,
    /** The model ran; the counts are in a body that could not be opened. */
    BODY_UNAVAILABLE
}
