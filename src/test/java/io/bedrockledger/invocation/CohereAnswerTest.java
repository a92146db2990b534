package io.bedrockledger.invocation;

/** Command R. */
class CohereAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"response_id":"r","generation_id":"g","text":"Hello","finish_reason":"COMPLETE",
                 "meta":{"billed_units":{"input_tokens":11,"output_tokens":13}}}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(11L, 13L), "COMPLETE", 5);
    }
}
