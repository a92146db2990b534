package io.bedrockledger.warehouse;

/** Somebody's wish that work stops; once told it stays. */
public final class StopRequest implements StopCheck {

    private volatile boolean asked;

    /** Asks the work to stop; from any thread, again and again if need be. */
    public void ask() {
        asked = true;
    }

    /** Whether it was asked. */
    public boolean isAsked() {
        return asked;
    }

    @Override
    public void check() {
        if (asked) {
            throw new StoppedException();
        }
    }
}
