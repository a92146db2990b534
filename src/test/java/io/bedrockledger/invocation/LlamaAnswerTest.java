package io.bedrockledger.invocation;

/** Llama. */
class LlamaAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"generation":"Hello","prompt_token_count":11,"generation_token_count":13,"stop_reason":"stop"}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(11L, 13L), "stop", 5);
    }
}
