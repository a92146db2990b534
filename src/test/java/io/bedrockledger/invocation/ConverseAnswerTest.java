package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Converse and ConverseStream, logged as an object. */
class ConverseAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"output":{"message":{"role":"assistant","content":[{"text":"Grüße"},{"toolUse":{"name":"t","input":{"text":"no"}}}]}},
                 "stopReason":"end_turn","metrics":{"latencyMs":701},
                 "usage":{"inputTokens":11,"outputTokens":13,"totalTokens":100,"cacheReadInputTokens":17,"cacheWriteInputTokens":59,
                  "cacheDetails":[{"ttl":"5m","inputTokens":19},{"ttl":"1h","inputTokens":23},{"ttl":"7d","inputTokens":17}]},
                 "serviceTier":{"type":"priority"},"performanceConfig":{"latency":"optimized"},
                 "trace":{"promptRouter":{"invokedModelId":"arn:router-choice"}}}
                """;
    }

    @Override
    Told told() {
        return new Told(
                new ReportedTokens(11L, 17L, 59L, 19L, 23L, 13L, false, ReportedTokens.Source.BODY),
                "end_turn",
                "priority",
                "optimized",
                "arn:router-choice",
                null,
                null,
                5);
    }

    @Test
    void aSplitThatDoesNotFitIntoItsTotalIsNoSplit() {
        ReportedTokens tokens = read(body().replace("\"cacheWriteInputTokens\":59", "\"cacheWriteInputTokens\":41"))
                .tokens();
        assertThat(tokens.cacheWrite()).isEqualTo(41);
        assertThat(tokens.cacheWrite5m()).isNull();
        assertThat(tokens.cacheWrite1h()).isNull();
    }

    @Test
    void latencyIsInMilliseconds() {
        assertThat(read(body()).latencyMillis()).isEqualTo(701);
        assertThat(read(body()).firstByteMillis()).isNull();
    }
}
