package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** OpenAI's chat completions, and those of DeepSeek, Qwen and Jamba. */
class ChatCompletionsAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],
                 "service_tier":"flex",
                 "usage":{"prompt_tokens":31,"completion_tokens":13,"total_tokens":44,"prompt_tokens_details":{"cached_tokens":17}}}
                """;
    }

    @Override
    Told told() {
        return new Told(
                new ReportedTokens(31L, 17L, null, null, null, 13L, true, ReportedTokens.Source.BODY),
                "stop",
                "flex",
                null,
                null,
                null,
                null,
                5);
    }

    @Test
    void anEnvelopeThatCountsTheSameInputIsGrossToo() {
        String record =
                Reading.record("r", "\"inputTokenCount\":31", "\"outputTokenCount\":13,\"outputBodyJson\":" + body());
        ReportedTokens tokens = Reading.invocation(record).tokens();
        assertThat(tokens.source()).isEqualTo(ReportedTokens.Source.ENVELOPE);
        assertThat(tokens.inputIsGross()).isTrue();
        assertThat(tokens.cacheRead()).isEqualTo(17);
    }

    @Test
    void anEnvelopeThatCountsLessInputIsNot() {
        String record =
                Reading.record("r", "\"inputTokenCount\":14", "\"outputTokenCount\":13,\"outputBodyJson\":" + body());
        assertThat(Reading.invocation(record).tokens().inputIsGross()).isFalse();
    }
}
