package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/** Answers of AI21 Jurassic-2: {@code completions} without counts. */
final class Ai21TextAnswer implements AnswerFamily {

    private static final Name COMPLETIONS = Name.of("completions");
    private static final Name DATA = Name.of("data");
    private static final Name TEXT = Name.of("text");
    private static final Name FINISH_REASON = Name.of("finishReason");
    private static final Name REASON = Name.of("reason");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isArray(json.find(body, COMPLETIONS));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        int completions = json.find(body, COMPLETIONS);
        for (int c = json.firstChild(completions); c < json.end(completions); c = json.next(c)) {
            answer.text(json, json.find(json.find(c, DATA), TEXT));
            answer.stopReason(json, json.find(json.find(c, FINISH_REASON), REASON));
        }
    }
}
