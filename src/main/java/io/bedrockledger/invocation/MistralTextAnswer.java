package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/** Answers of Mistral's text completion: {@code outputs} without counts. */
final class MistralTextAnswer implements AnswerFamily {

    private static final Name OUTPUTS = Name.of("outputs");
    private static final Name TEXT = Name.of("text");
    private static final Name STOP_REASON = Name.of("stop_reason");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isArray(json.find(body, OUTPUTS));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        int outputs = json.find(body, OUTPUTS);
        for (int output = json.firstChild(outputs); output < json.end(outputs); output = json.next(output)) {
            answer.text(json, json.find(output, TEXT));
            answer.stopReason(json, json.find(output, STOP_REASON));
        }
    }
}
