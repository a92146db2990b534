package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/** Answers of Meta's Llama: a {@code generation}, whole or in chunks with the counts so far. */
final class LlamaAnswer implements AnswerFamily {

    private static final Name GENERATION = Name.of("generation");
    private static final Name PROMPT_COUNT = Name.of("prompt_token_count");
    private static final Name GENERATION_COUNT = Name.of("generation_token_count");
    private static final Name STOP_REASON = Name.of("stop_reason");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.find(body, GENERATION) != JsonTape.NONE || json.find(body, GENERATION_COUNT) != JsonTape.NONE;
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        answer.text(json, json.find(body, GENERATION));
        answer.stopReason(json, json.find(body, STOP_REASON));
        answer.usage().take(Bucket.INPUT, json, json.find(body, PROMPT_COUNT));
        answer.usage().take(Bucket.OUTPUT, json, json.find(body, GENERATION_COUNT));
    }
}
