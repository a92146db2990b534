package io.bedrockledger.warehouse;

/** Work was asked to stop and did, before or after a commit and never within one; the next run does what is missing. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("[run] the run was asked to stop; what it had not published is read by the next one");
    }
}
