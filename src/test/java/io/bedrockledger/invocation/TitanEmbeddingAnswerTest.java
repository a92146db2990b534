package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Titan embeddings, which have no output tokens. */
class TitanEmbeddingAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"embedding":[0.1,-2.5e-3,1],"inputTextTokenCount":11}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(11L, null), null, 0);
    }

    @Test
    void aCallWithoutOutputTokensIsAnswered() {
        assertThat(read(body()).status()).isEqualTo(Invocation.Status.OK);
    }
}
