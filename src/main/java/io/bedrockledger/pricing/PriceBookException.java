package io.bedrockledger.pricing;

/** A price book that cannot be used; the message names file, line, rule, what was found and what to do. */
public final class PriceBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PriceBookException(String where, String rule, String found, String toDo) {
        super("[" + where + "] " + rule + "; found " + found + "; " + toDo);
    }

    PriceBookException(String where, String rule, String found, String toDo, Throwable cause) {
        this(where, rule, found, toDo);
        initCause(cause);
    }
}
