package io.bedrockledger.invocation;

/** Command, which has no counts. */
class CohereGenerationsAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"id":"1","generations":[{"id":"2","text":"Hello","finish_reason":"MAX_TOKENS"}],"prompt":"p"}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(null, null), "MAX_TOKENS", 5);
    }
}
