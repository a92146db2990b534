package io.bedrockledger.invocation;

/** Chunks of Llama; the counts are those so far. */
class LlamaStreamAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"generation":"Hel","prompt_token_count":11,"generation_token_count":1,"stop_reason":null},
                 {"generation":"lo","prompt_token_count":null,"generation_token_count":13,"stop_reason":"length"}]
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(11L, 13L), "length", 5);
    }
}
