package io.bedrockledger.invocation;

/** Jurassic-2, which has no counts. */
class Ai21TextAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"id":1,"prompt":{"text":"p"},"completions":[{"data":{"text":"Hello"},"finishReason":{"reason":"endoftext"}}]}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(null, null), "endoftext", 5);
    }
}
