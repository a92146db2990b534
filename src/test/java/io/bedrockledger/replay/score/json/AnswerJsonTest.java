package io.bedrockledger.replay.score.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.replay.score.json.FoundJson.Form;
import io.bedrockledger.replay.score.json.FoundJson.Surroundings;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

    @Test
    void jsonIsFoundWhateverStandsAroundIt() {
        assertFound(" {\"a\": 1}\n", Surroundings.NONE, Form.VALID);
        assertFound("```json\n{\"a\": 1}\n```", Surroundings.FENCE, Form.VALID);
        assertFound("Here it is:\n```json\n{\"a\": 1}\n```", Surroundings.PROSE, Form.VALID);
        assertFound("Set {x} [1]: {\"a\": 1.0} as you {wanted}.", Surroundings.PROSE, Form.VALID);
        assertFound("{\"a\": 1, \"a\": 1}", Surroundings.NONE, Form.FORGIVEN);
    }

    @Test
    void aLineBreakWithinAStringIsForgivenAndSaid() {
        String broken = "{\"why\": \"one\ntwo\"}";
        assertThat(AnswerJson.whole(broken)).isEmpty();
        assertThat(AnswerJson.find(broken)).get().extracting(FoundJson::form).isEqualTo(Form.FORGIVEN);
        assertThat(AnswerJson.find("So: " + broken))
                .get()
                .extracting(FoundJson::form)
                .isEqualTo(Form.FORGIVEN);
    }

    @Test
    void whatIsNoJsonIsNone() {
        for (String text : new String[] {"", " ", "None.", "see [1]", "{}, or {x}", "{\"a\": 1", "```\n```", "```"}) {
            assertThat(AnswerJson.find(text)).as(text).isEmpty();
        }
        assertThat(AnswerJson.whole("{\"a\": 1} Done.")).isEmpty();
        assertThat(AnswerJson.whole("42")).contains(new JsonValue.Numeral(new BigDecimal("42.0")));
    }

    @Test
    void poisonedTextDoesNoHarm() {
        assertThat(AnswerJson.find("[".repeat(1_000_000))).isEmpty();
        assertThat(AnswerJson.find("{\"a\":".repeat(200_000))).isEmpty();
        assertThat(AnswerJson.find("<script>\u0000\u001b[2J{".repeat(50_000))).isEmpty();
        assertThat(JsonField.last("\"a\"".repeat(300_000), "a")).isEmpty();
        assertThat(JsonField.strict("{\"a\": 1e999999999}", "a")).isPresent();
    }

    @Test
    void theLastFieldCountsAlsoWhereTheRestIsNoJson() {
        assertThat(JsonField.last("{\"answer\": \"1\"} no: {\"answer\" : \"$70,000\",", "answer"))
                .contains("$70,000");
        assertThat(JsonField.last("\"answer\": 18 }", "answer")).contains("18");
        assertThat(JsonField.last("\"answer\": \"a \\\"b\\\"\\nc\"", "answer")).contains("a \"b\"\nc");
        assertThat(JsonField.last("\"answer\": \"cut o", "answer")).contains("cut o");
        assertThat(JsonField.last("\"answer\": 5, the \"answer\" is there", "answer"))
                .contains("5");
        assertThat(JsonField.last("answer: 5", "answer")).isEmpty();
    }

    @Test
    void aStrictFieldStandsAtTheTopOfOneObject() {
        assertThat(JsonField.strict("{\"answer\": \"x\"}", "answer")).contains("x");
        assertThat(JsonField.strict("{\"answer\": true}", "answer")).contains("true");
        assertThat(JsonField.strict("{\"answer\": 1.50}", "answer")).contains("1.5");
        assertThat(JsonField.strict("{\"answer\": [1]}", "answer")).isEmpty();
        assertThat(JsonField.strict("{\"other\": 1}", "answer")).isEmpty();
        assertThat(JsonField.strict("So: {\"answer\": \"x\"}", "answer")).isEmpty();
        assertThat(JsonField.strict("[1]", "answer")).isEmpty();
    }

    @Test
    void textsAreWrittenAsOneObject() {
        assertThat(AnswerJson.write(Map.of("a", "\"\n"))).isEqualTo("{\"a\":\"\\\"\\n\"}");
    }

    private static void assertFound(String text, Surroundings surroundings, Form form) {
        JsonValue value = AnswerJson.whole("{\"a\": 1}").orElseThrow();
        assertThat(AnswerJson.find(text)).as(text).contains(new FoundJson(value, surroundings, form));
    }
}
