package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Answers of Anthropic's models: the Messages API, as an object or as events, and the older text completions.
 *
 * <p>In a stream the counts of {@code message_start} hold except for its output tokens, which are provisional; the split
 * of cache writes stands there alone.
 */
final class AnthropicAnswer implements AnswerFamily {

    private static final Name TYPE = Name.of("type");
    private static final Name MESSAGE = Name.of("message");
    private static final Name MESSAGE_EVENT = Name.of("message_");
    private static final Name CONTENT_BLOCK_EVENT = Name.of("content_block_");
    private static final Name CONTENT = Name.of("content");
    private static final Name CONTENT_BLOCK = Name.of("content_block");
    private static final Name TOOL_USE = Name.of("tool_use");
    private static final Name ID = Name.of("id");
    private static final Name COMPLETION = Name.of("completion");
    private static final Name DELTA = Name.of("delta");
    private static final Name TEXT = Name.of("text");
    private static final Name MODEL = Name.of("model");
    private static final Name STOP_REASON = Name.of("stop_reason");
    private static final Name USAGE = Name.of("usage");
    private static final Name INPUT_TOKENS = Name.of("input_tokens");
    private static final Name OUTPUT_TOKENS = Name.of("output_tokens");
    private static final Name CACHE_READ = Name.of("cache_read_input_tokens");
    private static final Name CACHE_WRITE = Name.of("cache_creation_input_tokens");
    private static final Name CACHE_CREATION = Name.of("cache_creation");
    private static final Name EPHEMERAL_5M = Name.of("ephemeral_5m_input_tokens");
    private static final Name EPHEMERAL_1H = Name.of("ephemeral_1h_input_tokens");
    private static final Name SERVICE_TIER = Name.of("service_tier");

    @Override
    public boolean recognises(JsonTape json, int body) {
        int type = json.find(body, TYPE);
        return json.isText(type, MESSAGE)
                || json.startsWith(type, MESSAGE_EVENT)
                || json.startsWith(type, CONTENT_BLOCK_EVENT)
                || json.isString(json.find(body, COMPLETION))
                || (json.isArray(json.find(body, CONTENT)) && json.isObject(json.find(body, USAGE)));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        int started = json.find(body, MESSAGE);
        if (json.isObject(started)) {
            answer.model(json, json.find(started, MODEL));
            input(json, json.find(started, USAGE), answer);
        }
        answer.model(json, json.find(body, MODEL));
        content(json, json.find(body, CONTENT), answer);
        block(json, json.find(body, CONTENT_BLOCK), answer);
        answer.text(json, json.find(body, COMPLETION));
        answer.stopReason(json, json.find(body, STOP_REASON));
        int delta = json.find(body, DELTA);
        answer.text(json, json.find(delta, TEXT));
        answer.stopReason(json, json.find(delta, STOP_REASON));
        int usage = json.find(body, USAGE);
        input(json, usage, answer);
        answer.usage().take(Bucket.OUTPUT, json, json.find(usage, OUTPUT_TOKENS));
    }

    private static void content(JsonTape json, int content, Answer answer) {
        answer.content(json, content);
        if (json.isArray(content)) {
            for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
                block(json, block, answer);
            }
        }
    }

    private static void block(JsonTape json, int block, Answer answer) {
        if (json.isText(json.find(block, TYPE), TOOL_USE)) {
            answer.toolUse(json, json.find(block, ID));
        }
    }

    private static void input(JsonTape json, int usage, Answer answer) {
        TokenCounts counts = answer.usage();
        counts.take(Bucket.INPUT, json, json.find(usage, INPUT_TOKENS));
        counts.take(Bucket.CACHE_READ, json, json.find(usage, CACHE_READ));
        counts.take(Bucket.CACHE_WRITE, json, json.find(usage, CACHE_WRITE));
        int creation = json.find(usage, CACHE_CREATION);
        counts.take(Bucket.CACHE_WRITE_5M, json, json.find(creation, EPHEMERAL_5M));
        counts.take(Bucket.CACHE_WRITE_1H, json, json.find(creation, EPHEMERAL_1H));
        answer.tier(json, json.find(usage, SERVICE_TIER));
    }
}
