package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;

/** The bodies of answers that one family of models writes. Recognised by keys, since a profile's ARN hides the model. */
interface AnswerFamily {

    /** Whether the object, a body or a chunk of a stream, is of this family. */
    boolean recognises(JsonTape json, int body);

    /** Reads what the object tells. */
    void read(JsonTape json, int body, Answer answer);
}
