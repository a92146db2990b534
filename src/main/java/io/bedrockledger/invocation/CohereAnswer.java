package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Answers of Cohere: Command's {@code generations}, Command R's {@code text} and its stream, embeddings, and the results of
 * a rerank, which is Amazon's form too. Counts, where there are any, stand in {@code meta.billed_units}.
 */
final class CohereAnswer implements AnswerFamily {

    private static final Name GENERATIONS = Name.of("generations");
    private static final Name GENERATION_ID = Name.of("generation_id");
    private static final Name RESPONSE_ID = Name.of("response_id");
    private static final Name EVENT_TYPE = Name.of("event_type");
    private static final Name IS_FINISHED = Name.of("is_finished");
    private static final Name EMBEDDINGS = Name.of("embeddings");
    private static final Name RESULTS = Name.of("results");
    private static final Name RELEVANCE_SCORE = Name.of("relevance_score");
    private static final Name TOOL_CALLS = Name.of("tool_calls");
    private static final Name TEXT = Name.of("text");
    private static final Name RESPONSE = Name.of("response");
    private static final Name FINISH_REASON = Name.of("finish_reason");
    private static final Name META = Name.of("meta");
    private static final Name BILLED_UNITS = Name.of("billed_units");
    private static final Name INPUT_TOKENS = Name.of("input_tokens");
    private static final Name OUTPUT_TOKENS = Name.of("output_tokens");
    private static final Name SEARCH_UNITS = Name.of("search_units");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isArray(json.find(body, GENERATIONS))
                || json.isString(json.find(body, GENERATION_ID))
                || json.isString(json.find(body, RESPONSE_ID))
                || json.isString(json.find(body, EVENT_TYPE))
                || json.find(body, IS_FINISHED) != JsonTape.NONE
                || json.find(body, EMBEDDINGS) != JsonTape.NONE
                || isRerank(json, json.find(body, RESULTS));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        text(json, body, answer);
        if (json.elements(json.find(body, TOOL_CALLS)) > 0) {
            // Its uses of tools have no ids.
            answer.toolUse(json, JsonTape.NONE);
        }
        int generations = json.find(body, GENERATIONS);
        if (json.isArray(generations)) {
            for (int g = json.firstChild(generations); g < json.end(generations); g = json.next(g)) {
                text(json, g, answer);
            }
        }
        // The last event repeats the whole answer; of it only the counts are new.
        units(json, json.find(json.find(body, RESPONSE), META), answer);
        units(json, json.find(body, META), answer);
        if (isRerank(json, json.find(body, RESULTS))) {
            answer.rerank();
        }
    }

    private static void text(JsonTape json, int owner, Answer answer) {
        answer.text(json, json.find(owner, TEXT));
        answer.stopReason(json, json.find(owner, FINISH_REASON));
    }

    private static void units(JsonTape json, int meta, Answer answer) {
        int units = json.find(meta, BILLED_UNITS);
        answer.usage().take(Bucket.INPUT, json, json.find(units, INPUT_TOKENS));
        answer.usage().take(Bucket.OUTPUT, json, json.find(units, OUTPUT_TOKENS));
        answer.searchUnits(json, json.find(units, SEARCH_UNITS));
    }

    private static boolean isRerank(JsonTape json, int results) {
        return json.isArray(results) && json.find(json.firstChild(results), RELEVANCE_SCORE) != JsonTape.NONE;
    }
}
