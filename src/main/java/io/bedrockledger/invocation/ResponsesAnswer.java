package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Answers of OpenAI's Responses API: an object, or events of which the last ones carry the response so far.
 *
 * <p>The input tokens contain the cached ones.
 */
final class ResponsesAnswer implements AnswerFamily {

    private static final Name OBJECT = Name.of("object");
    private static final Name RESPONSE = Name.of("response");
    private static final Name TYPE = Name.of("type");
    private static final Name EVENT = Name.of("response.");
    private static final Name OUTPUT_TEXT_DELTA = Name.of("response.output_text.delta");
    private static final Name ITEM_DONE = Name.of("response.output_item.done");
    private static final Name ITEM = Name.of("item");
    private static final Name FUNCTION_CALL = Name.of("function_call");
    private static final Name REASONING = Name.of("reasoning");
    private static final Name CALL_ID = Name.of("call_id");
    private static final Name TEXT = Name.of("text");
    private static final Name DELTA = Name.of("delta");
    private static final Name OUTPUT = Name.of("output");
    private static final Name CONTENT = Name.of("content");
    private static final Name STATUS = Name.of("status");
    private static final Name USAGE = Name.of("usage");
    private static final Name INPUT_TOKENS = Name.of("input_tokens");
    private static final Name OUTPUT_TOKENS = Name.of("output_tokens");
    private static final Name DETAILS = Name.of("input_tokens_details");
    private static final Name CACHED_TOKENS = Name.of("cached_tokens");
    private static final Name CACHE_WRITE_TOKENS = Name.of("cache_write_tokens");
    private static final Name SERVICE_TIER = Name.of("service_tier");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isText(json.find(body, OBJECT), RESPONSE) || json.startsWith(json.find(body, TYPE), EVENT);
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        int type = json.find(body, TYPE);
        if (!json.startsWith(type, EVENT)) {
            response(json, body, answer);
            output(json, json.find(body, OUTPUT), answer);
            return;
        }
        if (json.isText(type, OUTPUT_TEXT_DELTA)) {
            answer.text(json, json.find(body, DELTA));
        } else if (json.isText(type, ITEM_DONE)) {
            toolUse(json, json.find(body, ITEM), answer);
        }
        // The output in an event repeats the text of the deltas before it.
        response(json, json.find(body, RESPONSE), answer);
    }

    private static void output(JsonTape json, int output, Answer answer) {
        if (json.isArray(output)) {
            for (int item = json.firstChild(output); item < json.end(output); item = json.next(item)) {
                int content = json.find(item, CONTENT);
                if (!json.isText(json.find(item, TYPE), REASONING)) {
                    answer.content(json, content);
                    toolUse(json, item, answer);
                } else if (json.isArray(content)) {
                    for (int part = json.firstChild(content); part < json.end(content); part = json.next(part)) {
                        answer.thought(json, json.find(part, TEXT));
                    }
                }
            }
        }
    }

    private static void toolUse(JsonTape json, int item, Answer answer) {
        if (json.isText(json.find(item, TYPE), FUNCTION_CALL)) {
            answer.toolUse(json, json.find(item, CALL_ID));
        }
    }

    private static void response(JsonTape json, int response, Answer answer) {
        answer.stopReason(json, json.find(response, STATUS));
        answer.tier(json, json.find(response, SERVICE_TIER));
        int usage = json.find(response, USAGE);
        if (json.isObject(usage)) {
            TokenCounts counts = answer.usage();
            counts.take(Bucket.INPUT, json, json.find(usage, INPUT_TOKENS));
            counts.take(Bucket.OUTPUT, json, json.find(usage, OUTPUT_TOKENS));
            int details = json.find(usage, DETAILS);
            counts.take(Bucket.CACHE_READ, json, json.find(details, CACHED_TOKENS));
            counts.take(Bucket.CACHE_WRITE, json, json.find(details, CACHE_WRITE_TOKENS));
            answer.inputIsGross(true);
        }
    }
}
