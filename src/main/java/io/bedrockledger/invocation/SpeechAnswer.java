package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;

/**
 * Events of Amazon Nova Sonic, which tell the tokens of text and of speech apart, as running totals (Amazon Nova user
 * guide, output events of the bidirectional API, read 2026-12).
 */
final class SpeechAnswer implements AnswerFamily {

    private static final Name EVENT = Name.of("event");
    private static final Name USAGE_EVENT = Name.of("usageEvent");
    private static final Name DETAILS = Name.of("details");
    private static final Name TOTAL = Name.of("total");
    private static final Name INPUT = Name.of("input");
    private static final Name OUTPUT = Name.of("output");
    private static final Name TEXT_TOKENS = Name.of("textTokens");
    private static final Name SPEECH_TOKENS = Name.of("speechTokens");
    private static final Name TEXT_OUTPUT = Name.of("textOutput");
    private static final Name CONTENT = Name.of("content");
    private static final Name COMPLETION_END = Name.of("completionEnd");
    private static final Name STOP_REASON = Name.of("stopReason");

    @Override
    public boolean recognises(JsonTape json, int body) {
        return json.isObject(json.find(body, EVENT)) || json.isObject(json.find(body, USAGE_EVENT));
    }

    @Override
    public void read(JsonTape json, int body, Answer answer) {
        int inner = json.find(body, EVENT);
        int event = json.isObject(inner) ? inner : body;
        answer.text(json, json.find(json.find(event, TEXT_OUTPUT), CONTENT));
        answer.stopReason(json, json.find(json.find(event, COMPLETION_END), STOP_REASON));
        int total = json.find(json.find(json.find(event, USAGE_EVENT), DETAILS), TOTAL);
        int input = json.find(total, INPUT);
        int output = json.find(total, OUTPUT);
        answer.usage().take(Bucket.INPUT, json, json.find(input, TEXT_TOKENS));
        answer.usage().take(Bucket.OUTPUT, json, json.find(output, TEXT_TOKENS));
        answer.speechInput(json, json.find(input, SPEECH_TOKENS));
        answer.speechOutput(json, json.find(output, SPEECH_TOKENS));
    }
}
