package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Events of Nova Sonic. */
class SpeechAnswerTest extends AnswerFamilyContract {

    private static final String USAGE = """
            {"event":{"usageEvent":{"completionId":"c","details":{"delta":{"input":{"speechTokens":5,"textTokens":0},
             "output":{"speechTokens":3,"textTokens":0}},"total":{"input":{"speechTokens":%d,"textTokens":%d},
             "output":{"speechTokens":%d,"textTokens":%d}}},"totalTokens":1}}}""";

    @Override
    String body() {
        return "[" + USAGE.formatted(1, 2, 3, 4) + ",{\"event\":{\"textOutput\":{\"content\":\"Hello\"}}},"
                + USAGE.formatted(211, 13, 307, 17)
                + ",{\"event\":{\"completionEnd\":{\"stopReason\":\"END_TURN\"}}}]";
    }

    @Override
    Told told() {
        return Told.of(tokens(13L, 17L), "END_TURN", 5);
    }

    @Test
    void speechIsTheLastTotal() {
        assertThat(read(body()).metered()).isEqualTo(new Metered(211L, 307L, 0L, 0L));
    }

    @Test
    void anEnvelopeThatCountsBothIsTextAndSpeech() {
        Invocation call = counted(224, 324);

        assertThat(call.tokens().input()).isEqualTo(13);
        assertThat(call.tokens().output()).isEqualTo(17);
        assertThat(call.metered()).isEqualTo(new Metered(211L, 307L, 0L, 0L));
    }

    @Test
    void anEnvelopeThatCountsTheTextAloneIsText() {
        Invocation call = counted(13, 17);

        assertThat(call.tokens().input()).isEqualTo(13);
        assertThat(call.metered().speechInputTokens()).isEqualTo(211);
    }

    @Test
    void aSplitThatContradictsTheEnvelopeIsNotBelieved() {
        Invocation call = counted(225, 324);

        assertThat(call.tokens().input()).isEqualTo(225);
        assertThat(call.metered().speechInputTokens()).isNull();
        assertThat(call.tokens().output()).isEqualTo(17);
        assertThat(call.metered().speechOutputTokens()).isEqualTo(307);
    }

    private Invocation counted(long input, long output) {
        return Reading.invocation(Reading.withBodies("{}", body())
                .replace(
                        "\"input\":{\"inputBodyJson\"",
                        "\"input\":{\"inputTokenCount\":" + input + ",\"inputBodyJson\"")
                .replace(
                        "\"output\":{\"outputBodyJson\"",
                        "\"output\":{\"outputTokenCount\":" + output + ",\"outputBodyJson\""));
    }
}
