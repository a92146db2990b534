package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/** Answers of Amazon Titan: texts, chunks of a text, and embeddings, which have no output tokens. */
final class TitanAnswer implements AnswerFamily {

    private static final Name INPUT_COUNT = Name.of("inputTextTokenCount");
    private static final Name OUTPUT_COUNT = Name.of("totalOutputTextTokenCount");
    private static final Name RESULTS = Name.of("results");
    private static final Name TOKEN_COUNT = Name.of("tokenCount");
    private static final Name OUTPUT_TEXT = Name.of("outputText");
    private static final Name COMPLETION_REASON = Name.of("completionReason");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.find(body, INPUT_COUNT) != JsonTape.NONE || json.isString(json.find(body, OUTPUT_TEXT));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        TokenCounts counts = answer.usage();
        counts.take(Bucket.INPUT, json, json.find(body, INPUT_COUNT));
        counts.take(Bucket.OUTPUT, json, json.find(body, OUTPUT_COUNT));
        result(json, body, answer);
        int results = json.find(body, RESULTS);
        if (json.isArray(results)) {
            TokenCounts one = new TokenCounts();
            boolean counted = false;
            long output = 0;
            for (int r = json.firstChild(results); r < json.end(results); r = json.next(r)) {
                result(json, r, answer);
                one.clear();
                one.take(Bucket.OUTPUT, json, json.find(r, TOKEN_COUNT));
                Long count = one.count(Bucket.OUTPUT);
                output += count == null ? 0 : count;
                counted |= count != null;
            }
            if (counted) {
                counts.put(Bucket.OUTPUT, output);
            }
        }
    }

    private static void result(JsonTape json, int owner, Answer answer) {
        answer.text(json, json.find(owner, OUTPUT_TEXT));
        answer.stopReason(json, json.find(owner, COMPLETION_REASON));
    }
}
