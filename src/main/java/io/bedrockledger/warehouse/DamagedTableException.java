package io.bedrockledger.warehouse;

/** A file that a table names is not as the table says: nothing but a person with a copy of it can mend that. */
final class DamagedTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedTableException(String message) {
        super(message);
    }
}
