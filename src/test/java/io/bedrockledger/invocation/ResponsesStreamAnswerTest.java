package io.bedrockledger.invocation;

/** Events of the Responses API, the last of which repeat the text. */
class ResponsesStreamAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"type":"response.created","response":{"object":"response","status":"in_progress"}},
                 {"type":"response.output_text.delta","delta":"Hel"},{"type":"response.output_text.delta","delta":"lo"},
                 {"type":"response.completed","response":{"object":"response","status":"completed",
                  "output":[{"type":"message","content":[{"type":"output_text","text":"Hello"}]}],
                  "usage":{"input_tokens":31,"output_tokens":13}}}]
                """;
    }

    @Override
    Told told() {
        return Told.of(
                new ReportedTokens(31L, null, null, null, null, 13L, true, ReportedTokens.Source.BODY), "completed", 5);
    }
}
