package io.bedrockledger.spend.budget;

/** How sure it is that a threshold was crossed. */
public enum AlertState {
    /** It was told, and data that came later took it back: not even the ceiling is there. */
    TAKEN_BACK,
    /** The ceiling is there and the floor is not: it may have been crossed. */
    POSSIBLE,
    /** The floor is there: it was crossed, whatever is still unknown. */
    FIRED
}
