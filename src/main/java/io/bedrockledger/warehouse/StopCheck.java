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

    /**
     * Runs statements of the SQL engine, which a stop cancels: what one of them then says is that the work was stopped.
     *
     * @throws StoppedException when the work is to stop
     */
    default void cancellable(Runnable statements) {
        check();
        try {
            statements.run();
        } catch (SqlException e) {
            check();
            throw e;
        }
    }
}
