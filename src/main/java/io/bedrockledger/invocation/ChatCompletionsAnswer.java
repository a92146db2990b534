package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Answers with {@code choices}: OpenAI's chat completions and all who write them alike, such as DeepSeek, Qwen, AI21 Jamba
 * and the chat models of Mistral; objects and chunks of a stream.
 *
 * <p>The prompt tokens contain the cached ones.
 */
final class ChatCompletionsAnswer implements AnswerFamily {

    private static final Name CHOICES = Name.of("choices");
    private static final Name MESSAGE = Name.of("message");
    private static final Name DELTA = Name.of("delta");
    private static final Name CONTENT = Name.of("content");
    private static final Name TOOL_CALLS = Name.of("tool_calls");
    private static final Name ID = Name.of("id");
    private static final Name INDEX = Name.of("index");
    private static final Name TEXT = Name.of("text");
    private static final Name FINISH_REASON = Name.of("finish_reason");
    private static final Name STOP_REASON = Name.of("stop_reason");
    private static final Name USAGE = Name.of("usage");
    private static final Name PROMPT_TOKENS = Name.of("prompt_tokens");
    private static final Name COMPLETION_TOKENS = Name.of("completion_tokens");
    private static final Name DETAILS = Name.of("prompt_tokens_details");
    private static final Name CACHED_TOKENS = Name.of("cached_tokens");
    private static final Name CACHE_WRITE_TOKENS = Name.of("cache_write_tokens");
    private static final Name SERVICE_TIER = Name.of("service_tier");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isArray(json.find(body, CHOICES))
                || json.find(json.find(body, USAGE), PROMPT_TOKENS) != JsonTape.NONE;
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        int choices = json.find(body, CHOICES);
        if (json.isArray(choices)) {
            for (int choice = json.firstChild(choices); choice < json.end(choices); choice = json.next(choice)) {
                choice(json, choice, answer);
            }
            if (json.elements(choices) > 1) {
                answer.several();
            }
        }
        answer.tier(json, json.find(body, SERVICE_TIER));
        int usage = json.find(body, USAGE);
        if (json.isObject(usage)) {
            usage(json, usage, answer);
        }
    }

    private static void choice(JsonTape json, int choice, Answer answer) {
        message(json, json.find(choice, MESSAGE), answer);
        message(json, json.find(choice, DELTA), answer);
        answer.text(json, json.find(choice, TEXT));
        answer.stopReason(json, json.find(choice, STOP_REASON));
        answer.stopReason(json, json.find(choice, FINISH_REASON));
        int index = json.find(choice, INDEX);
        if (json.isNumber(index) && json.wholeNumber(index).orElse(0) != 0) {
            answer.several();
        }
    }

    /** A message, or a piece of one: of the use of a tool only the first piece has the id. */
    private static void message(JsonTape json, int message, Answer answer) {
        answer.content(json, json.find(message, CONTENT));
        int calls = json.find(message, TOOL_CALLS);
        if (json.isArray(calls)) {
            for (int call = json.firstChild(calls); call < json.end(calls); call = json.next(call)) {
                int id = json.find(call, ID);
                if (json.isString(id) && json.length(id) > 0) {
                    answer.toolUse(json, id);
                }
            }
        }
    }

    private static void usage(JsonTape json, int usage, Answer answer) {
        TokenCounts counts = answer.usage();
        counts.take(Bucket.INPUT, json, json.find(usage, PROMPT_TOKENS));
        counts.take(Bucket.OUTPUT, json, json.find(usage, COMPLETION_TOKENS));
        int details = json.find(usage, DETAILS);
        counts.take(Bucket.CACHE_READ, json, json.find(details, CACHED_TOKENS));
        counts.take(Bucket.CACHE_WRITE, json, json.find(details, CACHE_WRITE_TOKENS));
        answer.inputIsGross(true);
    }
}
