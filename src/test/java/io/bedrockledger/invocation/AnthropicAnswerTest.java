package io.bedrockledger.invocation;

/** The Messages API as an object. */
class AnthropicAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"a\\u00e9\\ud83d\\ude00"},
                 {"type":"tool_use","name":"t","input":{}}],"stop_reason":"tool_use","stop_sequence":null,
                 "usage":{"input_tokens":11,"output_tokens":13,"cache_read_input_tokens":17,"cache_creation_input_tokens":42,
                  "cache_creation":{"ephemeral_5m_input_tokens":19,"ephemeral_1h_input_tokens":23},"service_tier":"standard"}}
                """;
    }

    @Override
    Told told() {
        return new Told(
                new ReportedTokens(11L, 17L, 42L, 19L, 23L, 13L, false, ReportedTokens.Source.BODY),
                "tool_use",
                "standard",
                null,
                "claude-x",
                null,
                null,
                3);
    }
}
