package io.bedrockledger.invocation;

/** Titan texts. */
class TitanAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"inputTextTokenCount":11,"results":[{"tokenCount":6,"outputText":"Hello","completionReason":"FINISH"},
                 {"tokenCount":7,"outputText":"you","completionReason":"FINISH"}]}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(11L, 13L), "FINISH", 8);
    }
}
