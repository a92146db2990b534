package io.bedrockledger.attribution;

/** How the workflow of a call is known, the surest first; the names are part of the public contract. */
public enum AttributionGrade {
    /** The caller said it, or a rule reads it from what the caller said, in the request metadata. */
    METADATA,
    /** The call went through an inference profile that belongs to the workflow. */
    PROFILE,
    /** A rule knows the workflow by who called. */
    PRINCIPAL,
    /** The prompt's text is one of the workflow's. */
    PROMPT,
    /** Nothing tells. */
    NONE
}
