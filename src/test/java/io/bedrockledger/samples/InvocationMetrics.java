package io.bedrockledger.samples;

import java.util.Map;

/** What Bedrock adds to the last chunk of every stream, whatever the family; times in milliseconds. */
final class InvocationMetrics {

    private InvocationMetrics() {}

    static Map<String, Object> plain(Usage usage, int latencyMillis) {
        return Json.object(
                "inputTokenCount",
                usage.input(),
                "outputTokenCount",
                usage.output(),
                "invocationLatency",
                latencyMillis,
                "firstByteLatency",
                latencyMillis / 5 + 140);
    }

    static Map<String, Object> withCache(Answer answer) {
        return Json.merged(
                plain(answer.usage(), answer.latencyMillis()),
                Json.object(
                        "cacheReadInputTokenCount", answer.usage().cacheRead(),
                        "cacheWriteInputTokenCount", answer.usage().cacheWrite()));
    }
}
