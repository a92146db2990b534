package io.bedrockledger.findings;

/** Where a finding stands in its life. */
public enum FindingState {
    /** Its evidence is there, and nobody has accepted it. */
    OPEN,
    /** Its evidence is there, and somebody has accepted it for a time. */
    ACKNOWLEDGED,
    /** Somebody looked, where calls still come from, and its evidence is gone. */
    RESOLVED,
    /** Nobody could look, or no calls come any more from where it was seen: it may be there or not. */
    UNKNOWN
}
