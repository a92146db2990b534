package io.bedrockledger.prompts;

/** Whether a call's text is the one that is registered for its prompt and version; the names are part of the public contract. */
public enum RegisteredText {
    /** It is. */
    SAME,
    /** It is another one. */
    OTHER
}
