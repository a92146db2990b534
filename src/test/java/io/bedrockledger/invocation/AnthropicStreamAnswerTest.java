package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The Messages API as events. */
class AnthropicStreamAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"type":"message_start","message":{"type":"message","model":"claude-x","content":[],"usage":{"input_tokens":11,
                  "output_tokens":1,"cache_read_input_tokens":17,"cache_creation_input_tokens":42,
                  "cache_creation":{"ephemeral_5m_input_tokens":19,"ephemeral_1h_input_tokens":23}}}},
                 {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}},
                 {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}},
                 {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}},
                 {"type":"content_block_stop","index":0},
                 {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":13}},
                 {"type":"message_stop"}]
                """;
    }

    @Override
    Told told() {
        return new Told(
                new ReportedTokens(11L, 17L, 42L, 19L, 23L, 13L, false, ReportedTokens.Source.BODY),
                "end_turn",
                null,
                null,
                "claude-x",
                null,
                null,
                5);
    }

    @Test
    void theOutputOfTheStartIsProvisionalAndNeverCounts() {
        ReportedTokens tokens = read(body().replace("\"usage\":{\"output_tokens\":13}", "\"usage\":{}"))
                .tokens();
        assertThat(tokens.input()).isEqualTo(11);
        assertThat(tokens.output()).isNull();
    }

    @Test
    void theEndMayBeTheStringDone() {
        String body = body().strip();
        assertThat(Told.of(read(body.substring(0, body.length() - 1) + ",\"[DONE]\"]")))
                .isEqualTo(told());
    }

    @Test
    void metricsFillWhatTheUsageLacks() {
        Invocation call = read(body().replace("\"usage\":{\"output_tokens\":13}", "\"usage\":{}")
                .replace(
                        "{\"type\":\"message_stop\"}",
                        "{\"type\":\"message_stop\",\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":11,"
                                + "\"outputTokenCount\":29,\"invocationLatency\":901,\"firstByteLatency\":301}}"));
        assertThat(call.tokens().output()).isEqualTo(29);
        assertThat(call.tokens().source()).isEqualTo(ReportedTokens.Source.METRICS);
        assertThat(call.latencyMillis()).isEqualTo(901);
        assertThat(call.firstByteMillis()).isEqualTo(301);
    }
}
