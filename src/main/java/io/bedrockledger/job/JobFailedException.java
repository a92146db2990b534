package io.bedrockledger.job;

/** A run did not reach its end; the tables are as its last commit left them. */
public final class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobFailedException(String message) {
        super(message);
    }

    JobFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    JobFailedException(Throwable cause) {
        super(cause);
    }
}
