package io.bedrockledger.attribution;

/** How the tables show who called. Rules always see the clear text. */
public enum PrincipalMode {
    /** As logged. */
    CLEAR,
    /** As a keyed hash: equal names stay equal, and without the key nobody can try names. */
    HASHED,
    /** Not at all. */
    DROPPED
}
