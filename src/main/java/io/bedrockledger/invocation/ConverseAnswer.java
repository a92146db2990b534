package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Answers of Converse and ConverseStream, logged as one object each, and of Amazon Nova called by InvokeModel, whose form
 * is the same and whose stream is an array of Converse's events.
 */
final class ConverseAnswer implements AnswerFamily {

    private static final Name OUTPUT = Name.of("output");
    private static final Name MESSAGE = Name.of("message");
    private static final Name CONTENT = Name.of("content");
    private static final Name TEXT = Name.of("text");
    private static final Name STOP_REASON = Name.of("stopReason");
    private static final Name METRICS = Name.of("metrics");
    private static final Name LATENCY_MS = Name.of("latencyMs");
    private static final Name USAGE = Name.of("usage");
    private static final Name INPUT_TOKENS = Name.of("inputTokens");
    private static final Name OUTPUT_TOKENS = Name.of("outputTokens");
    private static final Name CACHE_READ = Name.of("cacheReadInputTokens");
    private static final Name CACHE_READ_COUNT = Name.of("cacheReadInputTokenCount");
    private static final Name CACHE_WRITE = Name.of("cacheWriteInputTokens");
    private static final Name CACHE_WRITE_COUNT = Name.of("cacheWriteInputTokenCount");
    private static final Name CACHE_DETAILS = Name.of("cacheDetails");
    private static final Name TTL = Name.of("ttl");
    private static final Name FIVE_MINUTES = Name.of("5m");
    private static final Name ONE_HOUR = Name.of("1h");
    private static final Name TRACE = Name.of("trace");
    private static final Name PROMPT_ROUTER = Name.of("promptRouter");
    private static final Name INVOKED_MODEL_ID = Name.of("invokedModelId");
    private static final Name SERVICE_TIER = Name.of("serviceTier");
    private static final Name TYPE = Name.of("type");
    private static final Name PERFORMANCE_CONFIG = Name.of("performanceConfig");
    private static final Name LATENCY = Name.of("latency");
    private static final Name GUARDRAIL_INTERVENED = Name.of("guardrail_intervened");
    private static final Name MESSAGE_START = Name.of("messageStart");
    private static final Name CONTENT_BLOCK_START = Name.of("contentBlockStart");
    private static final Name CONTENT_BLOCK_DELTA = Name.of("contentBlockDelta");
    private static final Name CONTENT_BLOCK_STOP = Name.of("contentBlockStop");
    private static final Name DELTA = Name.of("delta");
    private static final Name START = Name.of("start");
    private static final Name IMAGE = Name.of("image");
    private static final Name TOOL_USE = Name.of("toolUse");
    private static final Name TOOL_USE_ID = Name.of("toolUseId");
    private static final Name NAME = Name.of("name");
    private static final Name NOVA_GROUNDING = Name.of("nova_grounding");
    private static final Name MESSAGE_STOP = Name.of("messageStop");
    private static final Name METADATA = Name.of("metadata");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isObject(json.find(body, OUTPUT))
                || json.isString(json.find(body, STOP_REASON))
                || json.find(json.find(body, USAGE), INPUT_TOKENS) != JsonTape.NONE
                || isEvent(json, body);
    }

    private static boolean isEvent(JsonTape json, int body) {
        int key = json.firstChild(body);
        return key < json.end(body)
                && (json.isNamed(key, CONTENT_BLOCK_DELTA)
                        || json.isNamed(key, CONTENT_BLOCK_START)
                        || json.isNamed(key, CONTENT_BLOCK_STOP)
                        || json.isNamed(key, MESSAGE_START)
                        || json.isNamed(key, MESSAGE_STOP)
                        || isMetadataEvent(json, json.find(body, METADATA)));
    }

    /** Other families' bodies have a metadata object too, which is the caller's. */
    private static boolean isMetadataEvent(JsonTape json, int metadata) {
        return json.isObject(json.find(metadata, USAGE)) || json.isObject(json.find(metadata, METRICS));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        message(json, body, answer);
        int delta = json.find(json.find(body, CONTENT_BLOCK_DELTA), DELTA);
        answer.text(json, json.find(delta, TEXT));
        block(json, delta, answer);
        block(json, json.find(json.find(body, CONTENT_BLOCK_START), START), answer);
        stop(json, json.find(json.find(body, MESSAGE_STOP), STOP_REASON), answer);
        int metadata = json.find(body, METADATA);
        if (json.isObject(metadata)) {
            message(json, metadata, answer);
        }
    }

    private static void message(JsonTape json, int owner, Answer answer) {
        int content = json.find(json.find(json.find(owner, OUTPUT), MESSAGE), CONTENT);
        answer.content(json, content);
        if (json.isArray(content)) {
            for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
                block(json, block, answer);
            }
        }
        stop(json, json.find(owner, STOP_REASON), answer);
        answer.latencyMillis(json, json.find(json.find(owner, METRICS), LATENCY_MS));
        usage(json, json.find(owner, USAGE), answer.usage());
        answer.tier(json, json.find(json.find(owner, SERVICE_TIER), TYPE));
        answer.latencyMode(json, json.find(json.find(owner, PERFORMANCE_CONFIG), LATENCY));
        int trace = json.find(owner, TRACE);
        answer.model(json, json.find(json.find(trace, PROMPT_ROUTER), INVOKED_MODEL_ID));
        AnswerReader.guardrailTrace(json, trace, answer);
    }

    /** What a block of the answer is, or is billed for, besides its text. */
    private static void block(JsonTape json, int block, Answer answer) {
        if (json.isObject(json.find(block, IMAGE))) {
            answer.madeImage();
        }
        int use = json.find(block, TOOL_USE);
        if (json.isText(json.find(use, NAME), NOVA_GROUNDING)) {
            answer.lookedIntoTheWeb();
        }
        // The pieces of a stream that follow the start of a use have no id.
        int id = json.find(use, TOOL_USE_ID);
        if (json.isString(id)) {
            answer.toolUse(json, id);
        }
    }

    private static void stop(JsonTape json, int reason, Answer answer) {
        answer.stopReason(json, reason);
        if (json.isText(reason, GUARDRAIL_INTERVENED)) {
            answer.guardrailIntervened();
        }
    }

    private static void usage(JsonTape json, int usage, TokenCounts counts) {
        counts.take(Bucket.INPUT, json, json.find(usage, INPUT_TOKENS));
        counts.take(Bucket.OUTPUT, json, json.find(usage, OUTPUT_TOKENS));
        counts.take(Bucket.CACHE_READ, json, json.find(usage, CACHE_READ_COUNT));
        counts.take(Bucket.CACHE_READ, json, json.find(usage, CACHE_READ));
        counts.take(Bucket.CACHE_WRITE, json, json.find(usage, CACHE_WRITE_COUNT));
        counts.take(Bucket.CACHE_WRITE, json, json.find(usage, CACHE_WRITE));
        cacheDetails(json, json.find(usage, CACHE_DETAILS), counts);
    }

    /** The times to live of the tokens written; one that is neither of the known two stays unknown. */
    private static void cacheDetails(JsonTape json, int details, TokenCounts counts) {
        if (!json.isArray(details)) {
            return;
        }
        for (int detail = json.firstChild(details); detail < json.end(details); detail = json.next(detail)) {
            int ttl = json.find(detail, TTL);
            int tokens = json.find(detail, INPUT_TOKENS);
            if (json.isText(ttl, FIVE_MINUTES)) {
                counts.take(Bucket.CACHE_WRITE_5M, json, tokens);
            } else if (json.isText(ttl, ONE_HOUR)) {
                counts.take(Bucket.CACHE_WRITE_1H, json, tokens);
            }
        }
    }
}
