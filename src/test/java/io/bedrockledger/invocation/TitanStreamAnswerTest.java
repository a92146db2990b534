package io.bedrockledger.invocation;

/** Chunks of Titan texts. */
class TitanStreamAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"outputText":"Hello","index":0,"totalOutputTextTokenCount":null,"completionReason":null,"inputTextTokenCount":11},
                 {"outputText":" you","index":0,"totalOutputTextTokenCount":13,"completionReason":"LENGTH","inputTextTokenCount":null}]
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(11L, 13L), "LENGTH", 9);
    }
}
