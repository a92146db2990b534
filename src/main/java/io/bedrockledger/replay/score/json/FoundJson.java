package io.bedrockledger.replay.score.json;

/**
 * JSON that stands in an answer.
 *
 * @param value what it says
 * @param surroundings what stands around it
 * @param form whether a strict reader would take it
 */
public record FoundJson(JsonValue value, Surroundings surroundings, Form form) {

    /** What stands around JSON. */
    public enum Surroundings {
        /** White space at most. */
        NONE,
        /** A fence of three back quotes and nothing else. */
        FENCE,
        /** Other words, whether there is a fence too or not. */
        PROSE
    }

    /** Whether a strict reader would take it. */
    public enum Form {
        /** JSON by RFC 8259, no key twice. */
        VALID,
        /** Only with line breaks and other control characters in strings, or a key twice. */
        FORGIVEN
    }
}
