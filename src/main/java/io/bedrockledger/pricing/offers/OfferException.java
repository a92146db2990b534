package io.bedrockledger.pricing.offers;

/** A price list that cannot be read; the message names place, rule, what was found and what to do. */
public final class OfferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OfferException(String where, String rule, String found, String toDo) {
        super("[" + where + "] " + rule + "; found " + found + "; " + toDo);
    }

    OfferException(String where, String rule, String found, String toDo, Throwable cause) {
        this(where, rule, found, toDo);
        initCause(cause);
    }
}
