package io.bedrockledger.ingest;

/** The run was asked to stop and did so between two log objects; what it had not published is read again. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("[run] the run was asked to stop; what it had not published is read by the next one");
    }
}
