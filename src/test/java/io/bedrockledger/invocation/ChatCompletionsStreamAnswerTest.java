package io.bedrockledger.invocation;

/** Chunks of chat completions that end with the string [DONE]. */
class ChatCompletionsStreamAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"},"finish_reason":null}]},
                 {"choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"length"}]},
                 {"choices":[],"usage":{"prompt_tokens":31,"completion_tokens":13}},"[DONE]"]
                """;
    }

    @Override
    Told told() {
        return Told.of(
                new ReportedTokens(31L, null, null, null, null, 13L, true, ReportedTokens.Source.BODY), "length", 5);
    }
}
