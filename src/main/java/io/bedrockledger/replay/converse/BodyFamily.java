package io.bedrockledger.replay.converse;

/** Request bodies of one shape. Recognised by keys, since a profile's ARN hides the model. */
interface BodyFamily {

    /** Whether the body, an object, is of this shape. */
    boolean recognises(Field body);

    /** Reads the body into the draft; throws {@link Untranslatable} at what Converse has no word for. */
    void read(Field body, Draft draft);
}
