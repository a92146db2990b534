package io.bedrockledger.prompts;

/** How the prompt of a call is known, the surest first; the names are part of the public contract. */
public enum PromptGrade {
    /** The caller said it in the request metadata. */
    METADATA,
    /** The call's text is that of a registered prompt. */
    REGISTRY,
    /** The call's text shares a skeleton with others; the name was given by the ledger. */
    DISCOVERED,
    /** Nothing tells. */
    NONE
}
