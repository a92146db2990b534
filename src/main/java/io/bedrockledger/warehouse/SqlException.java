package io.bedrockledger.warehouse;

/** A statement that the SQL engine refused or failed on; the message is the engine's own. */
public final class SqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SqlException(String message) {
        super(message);
    }

    SqlException(String message, Throwable cause) {
        super(message, cause);
    }
}
