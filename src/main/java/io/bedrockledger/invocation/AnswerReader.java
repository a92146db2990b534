package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the body of an answer: an object, or a stream's array of chunks, which may end with the string {@code [DONE]}.
 *
 * <p>What Bedrock itself adds to any family's body is read here, the rest by the family. A body of no known family is
 * harmless.
 */
final class AnswerReader {

    private static final Name METRICS = Name.of("amazon-bedrock-invocationMetrics");
    private static final Name INPUT_TOKEN_COUNT = Name.of("inputTokenCount");
    private static final Name OUTPUT_TOKEN_COUNT = Name.of("outputTokenCount");
    private static final Name CACHE_READ_COUNT = Name.of("cacheReadInputTokenCount");
    private static final Name CACHE_WRITE_COUNT = Name.of("cacheWriteInputTokenCount");
    private static final Name INVOCATION_LATENCY = Name.of("invocationLatency");
    private static final Name FIRST_BYTE_LATENCY = Name.of("firstByteLatency");
    private static final Name GUARDRAIL_ACTION = Name.of("amazon-bedrock-guardrailAction");
    private static final Name INTERVENED = Name.of("INTERVENED");
    private static final Name GUARDRAIL_TRACE = Name.of("amazon-bedrock-trace");
    private static final Name POLICY_UNITS = Name.of("PolicyUnits");
    private static final Name POLICY_IMAGE_UNITS = Name.of("PolicyImageUnits");
    private static final Name CONTENT_UNITS = Name.of("contentPolicyUnits");
    private static final Name TOPIC_UNITS = Name.of("topicPolicyUnits");
    private static final Name WORD_UNITS = Name.of("wordPolicyUnits");
    private static final Name SENSITIVE_INFORMATION_UNITS = Name.of("sensitiveInformationPolicyUnits");
    private static final Name CONTEXTUAL_GROUNDING_UNITS = Name.of("contextualGroundingPolicyUnits");
    private static final Name AUTOMATED_REASONING_UNITS = Name.of("automatedReasoningPolicyUnits");

    /** The policies that have a place of their own, in the order of {@link GuardrailUnits}. */
    private static final List<Name> POLICIES = List.of(
            CONTENT_UNITS,
            TOPIC_UNITS,
            SENSITIVE_INFORMATION_UNITS,
            CONTEXTUAL_GROUNDING_UNITS,
            AUTOMATED_REASONING_UNITS);

    /** The first that recognises a body reads it; Responses stands before Anthropic, whose names for tokens it shares. */
    private static final List<AnswerFamily> FAMILIES = List.of(
            new ConverseAnswer(),
            new SpeechAnswer(),
            new ResponsesAnswer(),
            new AnthropicAnswer(),
            new ChatCompletionsAnswer(),
            new TitanAnswer(),
            new LlamaAnswer(),
            new MistralTextAnswer(),
            new CohereAnswer(),
            new Ai21TextAnswer(),
            new ImageAnswer());

    /** Reads the body into the answer; what is neither object nor array tells nothing. */
    void read(JsonTape json, int body, Answer answer) {
        if (json.isObject(body)) {
            readObject(json, body, answer);
        } else if (json.isArray(body)) {
            for (int chunk = json.firstChild(body); chunk < json.end(body); chunk = json.next(chunk)) {
                if (json.isObject(chunk)) {
                    readObject(json, chunk, answer);
                }
            }
        }
    }

    private static void readObject(JsonTape json, int body, Answer answer) {
        answer.bodySeen();
        int metrics = json.find(body, METRICS);
        if (json.isObject(metrics)) {
            invocationMetrics(json, metrics, answer);
        }
        if (json.isText(json.find(body, GUARDRAIL_ACTION), INTERVENED)) {
            answer.guardrailIntervened();
        }
        guardrailTrace(json, json.find(body, GUARDRAIL_TRACE), answer);
        for (AnswerFamily family : FAMILIES) {
            if (family.recognises(json, body)) {
                family.read(json, body, answer);
                return;
            }
        }
    }

    private static void invocationMetrics(JsonTape json, int metrics, Answer answer) {
        TokenCounts counts = answer.metrics();
        counts.take(Bucket.INPUT, json, json.find(metrics, INPUT_TOKEN_COUNT));
        counts.take(Bucket.OUTPUT, json, json.find(metrics, OUTPUT_TOKEN_COUNT));
        counts.take(Bucket.CACHE_READ, json, json.find(metrics, CACHE_READ_COUNT));
        counts.take(Bucket.CACHE_WRITE, json, json.find(metrics, CACHE_WRITE_COUNT));
        answer.latencyMillis(json, json.find(metrics, INVOCATION_LATENCY));
        answer.firstByteMillis(json, json.find(metrics, FIRST_BYTE_LATENCY));
    }

    /**
     * Adds up the units below the trace by policy, input and output assessments alike. Word filters and free checks of
     * sensitive information are not billed and not counted.
     */
    static void guardrailTrace(JsonTape json, int trace, Answer answer) {
        if (!json.isObject(trace)) {
            return;
        }
        long[] units = new long[POLICIES.size() + 1];
        boolean found = false;
        for (int t = trace; t < json.end(trace); t++) {
            if (json.kind(t) == JsonTape.Kind.KEY && json.isNumber(t + 1) && isPolicyUnits(json, t)) {
                OptionalLong value = json.wholeNumber(t + 1);
                boolean counts = value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= Integer.MAX_VALUE;
                if (counts && !json.isNamed(t, WORD_UNITS)) {
                    units[policy(json, t)] += value.getAsLong();
                }
                found |= counts;
            }
        }
        if (found) {
            answer.guardrailUnits(new GuardrailUnits(units[0], units[1], units[2], units[3], units[4], units[5]));
        }
    }

    /** The policy's place; behind the last one where it has none. */
    private static int policy(JsonTape json, int key) {
        int place = 0;
        while (place < POLICIES.size() && !json.isNamed(key, POLICIES.get(place))) {
            place++;
        }
        return place;
    }

    private static boolean isPolicyUnits(JsonTape json, int key) {
        return json.endsWith(key, POLICY_UNITS) || json.endsWith(key, POLICY_IMAGE_UNITS);
    }
}
