package io.bedrockledger.invocation;

/** OpenAI's Responses as an object. */
class ResponsesAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"object":"response","status":"completed","service_tier":"priority","metadata":{},
                 "output":[{"type":"reasoning","summary":[]},{"type":"message","content":[{"type":"output_text","text":"Hello"}]}],
                 "usage":{"input_tokens":31,"input_tokens_details":{"cached_tokens":17,"cache_write_tokens":5},"output_tokens":13}}
                """;
    }

    @Override
    Told told() {
        return new Told(
                new ReportedTokens(31L, 17L, 5L, null, null, 13L, true, ReportedTokens.Source.BODY),
                "completed",
                "priority",
                null,
                null,
                null,
                null,
                5);
    }
}
