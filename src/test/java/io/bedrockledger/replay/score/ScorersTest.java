package io.bedrockledger.replay.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.replay.score.Score.Points;
import io.bedrockledger.replay.score.Score.Reason;
import io.bedrockledger.replay.score.Score.Unscored;
import io.bedrockledger.replay.score.json.AnswerJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorersTest {

    private static final Score RIGHT = new Points(1);
    private static final Score WRONG = new Points(0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The answer is 18. | 18 | 1",
                "16 - 7 = 9, so $18.00 | # 18 | 1",
                "It is 17 | 18 | 0",
                "No idea | 18 | 0",
                "70,000 | 70000 | 1",
                "-$5 | -5 | 1",
                "\u22125 | -5 | 1",
                "10-5 | 5 | 1",
                "1.5e3 | 1500 | 1",
                ".5 | 0.5 | 1",
                "v1.2.3 | 3 | 0"
            })
    void theLastNumberOfATextCounts(String answer, String expected, double score) {
        assertThat(numeric(new Extraction.Whole()).score(text(answer), text(expected)))
                .isEqualTo(new Points(score));
    }

    @Test
    void theFirstNumberOfAnExtractedPartCounts() {
        Scorer field = numeric(new Extraction.LastField("answer"));
        assertThat(field.score(text("1: {\"answer\": \"$70,000 in 3 years\"} 5"), text("# 70000")))
                .isEqualTo(RIGHT);
        assertThat(field.score(text("It is 70000"), text("70000"))).isEqualTo(WRONG);
        assertThat(numeric(new Extraction.Field("answer")).score(text("So {\"answer\": 7}"), text("7")))
                .isEqualTo(WRONG);
        assertThat(numeric(new Extraction.LastMatch(Pattern.compile("boxed\\{([^}]*)}")))
                        .score(text("boxed{3} or boxed{4} of 9"), text("4")))
                .isEqualTo(RIGHT);
        assertThat(field.score(text("{\"answer\": 1}"), text("none")))
                .isEqualTo(new Unscored(Reason.REFERENCE_WITHOUT_NUMBER));
    }

    @Test
    void anIncumbentsAnswerWithoutThePartIsNoReference() {
        Answer cutOff = new Answer("She has 3 and 4", List.of(), "max_tokens");
        Answer right = text("{\"answer\": 4}");
        assertThat(numeric(new Extraction.LastField("answer")).score(right, cutOff))
                .isEqualTo(new Unscored(Reason.REFERENCE_WITHOUT_NUMBER));
        assertThat(numeric(new Extraction.LastField("answer")).score(right, text("She has 3 and 4")))
                .isEqualTo(RIGHT);
        assertThat(new ExactScorer(new Extraction.LastField("answer"), TextForm.WRITTEN).score(right, cutOff))
                .isEqualTo(new Unscored(Reason.REFERENCE_EMPTY));
    }

    @Test
    void eitherToleranceIsEnough() {
        Scorer absolute = new NumericScorer(new Extraction.Whole(), new BigDecimal("0.5"), BigDecimal.ZERO);
        Scorer relative = new NumericScorer(new Extraction.Whole(), BigDecimal.ZERO, new BigDecimal("0.01"));
        assertThat(absolute.score(text("99.5"), text("100"))).isEqualTo(RIGHT);
        assertThat(absolute.score(text("99.4"), text("100"))).isEqualTo(WRONG);
        assertThat(relative.score(text("-99"), text("-100"))).isEqualTo(RIGHT);
        assertThat(relative.score(text("-98.9"), text("-100"))).isEqualTo(WRONG);
        assertThatThrownBy(() -> new NumericScorer(new Extraction.Whole(), BigDecimal.ONE.negate(), BigDecimal.ZERO))
                .hasMessage("[numeric] a tolerance must be >= 0; found -1 and 0; give 0 for none");
    }

    @Test
    void exactIsTheTextInTheFormThatCounts() {
        Scorer written = new ExactScorer(new Extraction.Whole(), TextForm.WRITTEN);
        Scorer folded = new ExactScorer(new Extraction.Whole(), TextForm.FOLDED);
        assertThat(written.score(text(" cafe\u0301\n"), text("caf\u00e9"))).isEqualTo(RIGHT);
        assertThat(written.score(text("Yes"), text("yes"))).isEqualTo(WRONG);
        assertThat(folded.score(text("Yes  sir"), text("yes\nsir"))).isEqualTo(RIGHT);
        assertThat(written.score(text(""), text(" "))).isEqualTo(new Unscored(Reason.REFERENCE_EMPTY));
        Scorer field = new ExactScorer(new Extraction.LastField("label"), TextForm.WRITTEN);
        assertThat(field.score(text("{\"label\": \"spam\"}"), text("spam"))).isEqualTo(RIGHT);
        assertThat(field.score(text("spam"), text("spam"))).isEqualTo(WRONG);
    }

    @Test
    void aPatternIsFoundOrNotAndMayNotTakeForEver() {
        assertThat(new RegexScorer(Pattern.compile("\\bDE\\d{3}\\b")).score(text("to DE123."), text("")))
                .isEqualTo(RIGHT);
        assertThat(new RegexScorer(Pattern.compile("^DE")).score(text("to DE123."), text("")))
                .isEqualTo(WRONG);
        assertThat(new RegexScorer(Pattern.compile("(x+x+)+y")).score(text("x".repeat(5_000)), text("")))
                .isEqualTo(new Unscored(Reason.PATTERN_TOO_COSTLY));
        assertThat(new RegexScorer(Pattern.compile("(a|b)*c")).score(text("ab".repeat(500_000)), text("")))
                .isEqualTo(new Unscored(Reason.PATTERN_TOO_COSTLY));
    }

    @Test
    void containedPartsAreCounted() {
        Scorer parts = new ContainsScorer(List.of("Alpha", "beta", "gamma"), TextForm.FOLDED);
        assertThat(parts.score(text("alpha, BETA"), text(""))).isEqualTo(new Points(2.0 / 3));
        Scorer whole = new ContainsScorer(List.of(), TextForm.WRITTEN);
        assertThat(whole.score(text("It is Paris."), text("Paris"))).isEqualTo(RIGHT);
        assertThat(whole.score(text("It is paris."), text("Paris"))).isEqualTo(WRONG);
        assertThat(whole.score(text("x"), text(""))).isEqualTo(new Unscored(Reason.REFERENCE_EMPTY));
    }

    @Test
    void lengthIsARatioWithinBounds() {
        Scorer half = new LengthScorer(0.5, 2);
        assertThat(half.score(text("12345"), text("1234567890"))).isEqualTo(RIGHT);
        assertThat(half.score(text("1234"), text("1234567890"))).isEqualTo(WRONG);
        assertThat(half.score(text("\ud83d\ude00".repeat(2)), text("x"))).isEqualTo(RIGHT);
        assertThat(half.score(text("123"), text("1"))).isEqualTo(WRONG);
        assertThat(half.score(text("x"), text(""))).isEqualTo(new Unscored(Reason.REFERENCE_EMPTY));
    }

    @Test
    void onlyJsonAloneIsValid() {
        assertThat(new JsonScorer().score(text(" {\"a\": 1} "), text(""))).isEqualTo(RIGHT);
        assertThat(new JsonScorer().score(text("```json\n{\"a\": 1}\n```"), text("")))
                .isEqualTo(WRONG);
        assertThat(new JsonScorer().score(text(""), text(""))).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "So: {\"c\": [1.0, 2], \"b\": {\"d\": null}, \"a\": \"x\", \"more\": 1} | 1",
                "{\"a\": \"x\", \"b\": {\"d\": 0}, \"c\": [1, 2]} | 0.75",
                "{\"a\": \"x\", \"c\": [1, 2]} | 0.75",
                "{\"a\": \"x\", \"b\": {\"d\": null}, \"c\": [1, 2, 3, 4, 5, 6]} | 0.5",
                "{\"a\": \"x\", \"b\": {\"d\": null}, \"c\": [2, 1]} | 0.5",
                "{\"a\": \"x\", \"b\": {\"d\": null}, \"c\": 1} | 0.5",
                "nothing | 0"
            })
    void equalLeavesAreCounted(String answer, double share) {
        Answer expected = text("{\"a\": \"x\", \"b\": {\"d\": null}, \"c\": [1, 2]}");
        assertThat(new JsonFieldsScorer().score(text(answer), expected)).isEqualTo(new Points(share));
    }

    @Test
    void emptyObjectsAndListsAreLeaves() {
        Answer expected = text("{\"a\": {}, \"b\": []}");
        assertThat(new JsonFieldsScorer().score(text("{\"a\": {}, \"b\": [1]}"), expected))
                .isEqualTo(new Points(0.5));
        assertThat(new JsonFieldsScorer().score(text("{}"), text("prose")))
                .isEqualTo(new Unscored(Reason.REFERENCE_WITHOUT_JSON));
    }

    @Test
    void toolsAreCalledAsExpected() {
        ToolCall weather = call("weather", "{\"city\": \"Bern\", \"days\": 1}");
        ToolCall time = call("time", "{}");
        ToolCall same = call("weather", "{\"days\": 1.0, \"city\": \"Bern\"}");
        Scorer ordered = new ToolCallScorer(ToolCallScorer.Order.AS_CALLED);
        Scorer free = new ToolCallScorer(ToolCallScorer.Order.ANY);
        assertThat(ordered.score(tools(same, time), tools(weather, time))).isEqualTo(RIGHT);
        assertThat(ordered.score(tools(time, same), tools(weather, time))).isEqualTo(WRONG);
        assertThat(free.score(tools(time, same), tools(weather, time))).isEqualTo(RIGHT);
        assertThat(free.score(tools(time, time), tools(time, weather))).isEqualTo(WRONG);
        assertThat(free.score(tools(time), tools(time, time))).isEqualTo(WRONG);
        assertThat(free.score(tools(), tools())).isEqualTo(RIGHT);
        assertThat(ordered.score(tools(call("weather", "{\"city\": \"Basel\", \"days\": 1}")), tools(weather)))
                .isEqualTo(WRONG);
    }

    @Test
    void nothingOfAnAnswerIsInItsName() {
        assertThat(new Answer("secret", List.of(call("f", "{\"a\": \"secret\"}")), "end_turn"))
                .asString()
                .isEqualTo("Answer[characters=6, toolCalls=1, stopReason=end_turn]");
        assertThat(call("f", "{\"a\": \"secret\"}")).asString().isEqualTo("ToolCall[f]");
    }

    @Test
    void aScoreIsFromZeroToOne() {
        assertThatThrownBy(() -> new Points(1.1))
                .hasMessage("[score] a score must be from 0 to 1; found 1.1; divide by the most that there is");
    }

    private static NumericScorer numeric(Extraction extraction) {
        return new NumericScorer(extraction, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Answer text(String text) {
        return Answer.ofText(text);
    }

    private static Answer tools(ToolCall... calls) {
        return new Answer("", Arrays.asList(calls), "tool_use");
    }

    private static ToolCall call(String name, String arguments) {
        return new ToolCall(name, AnswerJson.whole(arguments).orElseThrow());
    }
}
