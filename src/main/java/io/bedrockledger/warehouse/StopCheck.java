package io.bedrockledger.warehouse;

/** What long work asks at every row, and between two commits, whether it may go on. */
@FunctionalInterface
public interface StopCheck {

    /** Nobody stops the work. */
    StopCheck NEVER = () -> {};

    /**
     * Returns when the work may go on.
     *
     * @throws StoppedException when it is to stop
     */
    void check();
}
