package io.bedrockledger.replay.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTest {

    @ParameterizedTest
    @CsvSource({
        "end_turn, COMPLETE",
        "max_tokens, TRUNCATED",
        "MAX_TOKENS, TRUNCATED",
        "length, TRUNCATED",
        "refusal, REFUSED",
        "guardrail_intervened, BLOCKED",
        "content_filtered, BLOCKED",
        "malformed_tool_use, MALFORMED",
        "something_new, COMPLETE"
    })
    void theStopReasonTells(String stopReason, Ending ending) {
        assertThat(Ending.of(new Answer("Some text", List.of(), stopReason))).isEqualTo(ending);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I can't help with that.",
                "I\u2019m sorry, but I can\u2019t assist with that request.",
                "  Sorry, I cannot provide medical advice.",
                "I apologize, but I am not able to create this.",
                "As an AI language model, I cannot answer that.",
                "Unfortunately, I'm unable to process this request.",
                "Es tut mir leid, aber dabei kann ich Ihnen nicht helfen.",
                "Ich kann Ihnen dabei leider nicht weiterhelfen.",
                "Je suis d\u00e9sol\u00e9, mais je ne peux pas vous aider.",
                "Lo siento, pero no puedo ayudar con eso.",
                "Mi dispiace, non posso aiutarti."
            })
    void aRefusalIsSeenByHowItBegins(String text) {
        assertThat(Ending.of(new Answer(text, List.of(), "end_turn"))).isEqualTo(Ending.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot find any error in this code.",
                "I can help with that.",
                "Sorry for the delay: the answer is 5.",
                "No, 7 is not even.",
                "The model says: I can't help with that.",
                "Leider kann ich den Fehler nicht finden.",
                "Ich kann drei Fehler sehen, die nicht behoben sind.",
                "No puedo encontrar errores."
            })
    void anAnswerIsNoRefusalForItsWords(String text) {
        assertThat(Ending.of(new Answer(text, List.of(), "end_turn"))).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void onlyACompleteAnswerScores() {
        CompletionScorer scorer = new CompletionScorer();
        Answer any = Answer.ofText("");
        assertThat(scorer.score(Answer.ofText("Fine."), any)).isEqualTo(new Score.Points(1));
        assertThat(scorer.score(Answer.ofText(" "), any)).isEqualTo(new Score.Points(0));
        assertThat(scorer.score(new Answer("Fine, and", List.of(), "max_tokens"), any))
                .isEqualTo(new Score.Points(0));
    }
}
