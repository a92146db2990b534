package io.bedrockledger.invocation;

/** The older text completions, as chunks. */
class AnthropicTextAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"completion":" Hello","stop_reason":null,"stop":null},
                 {"completion":"!","stop_reason":"stop_sequence","stop":"Human:"}]
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(null, null), "stop_sequence", 7);
    }
}
