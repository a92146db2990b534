package io.bedrockledger.pricing;

import java.util.Objects;

/**
 * What a gate has to say of the price book.
 *
 * @param severity what follows from it
 * @param where {@code file:line} of the entry, or the source
 * @param rateId the rate card; empty when it is about several
 * @param rule what must be true
 * @param found what is, with the values
 * @param toDo what a person can do
 */
public record GateFinding(Severity severity, String where, String rateId, String rule, String found, String toDo) {

    /** What follows from a finding. */
    public enum Severity {
        /** The card is in quarantine: no call is priced by it. */
        REFUSED,
        /** Wrong, but there is no card that could be kept from use. */
        WRONG,
        /** Worth a look. */
        WARNING
    }

    public GateFinding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(rateId, "rateId");
    }

    /** One line: {@code [where] rule; found ...; what to do}. */
    @Override
    public String toString() {
        return "[" + where + "] " + rule + "; found " + found + "; " + toDo;
    }
}
