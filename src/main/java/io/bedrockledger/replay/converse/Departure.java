package io.bedrockledger.replay.converse;

/**
 * A difference between the logged request and its translation.
 *
 * @param pointer JSON pointer (RFC 6901) of the logged field
 */
public record Departure(String pointer, Kind kind) {

    /** What differs. */
    public enum Kind {
        /** A field that only the logged model or the logged operation knows is left out. */
        DROPPED,
        /** A blank text is left out: Converse refuses it. */
        BLANK_TEXT_DROPPED,
        /** A prompt without turns, or whose turns cannot be told apart for certain, is one user text. */
        PROMPT_AS_ONE_TEXT,
        /** A system text that stood between turns now stands before them. */
        SYSTEM_TEXT_MOVED,
        /** A text that was marked for a guardrail is sent without the mark. */
        GUARDED_TEXT_UNMARKED,
        /** A document has another name, since Converse does not allow the logged one or it had none. */
        DOCUMENT_RENAMED,
        /** The conversation ends with words of the model that it should continue; many models refuse that. */
        ENDS_WITH_ANSWER
    }
}
