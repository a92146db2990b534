package io.bedrockledger.replay.verdict;

/** Why a candidate's scores must not be turned into a verdict. */
public enum Objection {
    /** It says the same to nearly every request, where the references vary. */
    CONSTANT_ANSWERS("its answers are constant or nearly so while the references vary"),
    /** Too many of its answers have no score. */
    TOO_MANY_UNSCORED("too many of its answers could not be scored"),
    /** No pair of answers has scores. */
    NOTHING_SCORED("no item has a score of both models");

    private final String text;

    Objection(String text) {
        this.text = text;
    }

    /** The objection as the end of a sentence. */
    String text() {
        return text;
    }
}
