package io.bedrockledger.warehouse;

/** The tables could not be read or written; the message says which and what to do. */
public final class WarehouseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WarehouseException(String message) {
        super(message);
    }

    WarehouseException(String message, Throwable cause) {
        super(message, cause);
    }
}
