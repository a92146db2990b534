package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mistral's text completion, which has no counts. */
class MistralTextAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"outputs":[{"text":"Hello","stop_reason":"stop"}]}
                """;
    }

    @Override
    Told told() {
        return Told.of(tokens(null, null), "stop", 5);
    }

    @Test
    void withoutCountsAnywhereTheCallHasNone() {
        assertThat(read(body()).status()).isEqualTo(Invocation.Status.NO_COUNTS);
    }
}
