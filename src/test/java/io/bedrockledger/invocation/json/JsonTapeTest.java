package io.bedrockledger.invocation.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.json.JsonScanner.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTapeTest {

    @Test
    void membersAreFoundByName() {
        JsonTape tape = tape("{\"a\":{\"x\":1,\"a\":9},\"bbbbbbbbbb\":[1,[2,3],{}],\"\\u0063\":\"d\"}");
        assertThat(tape.text(tape.find(tape.find(JsonTape.ROOT, Name.of("a")), Name.of("a"))))
                .isEqualTo("9");
        assertThat(tape.elements(tape.find(JsonTape.ROOT, Name.of("bbbbbbbbbb"))))
                .isEqualTo(3);
        assertThat(tape.text(tape.find(JsonTape.ROOT, Name.of("c")))).isEqualTo("d");
        assertThat(tape.find(JsonTape.ROOT, Name.of("x"))).isEqualTo(JsonTape.NONE);
        assertThat(tape.find(JsonTape.ROOT, Name.of("bbbbbbbbbc"))).isEqualTo(JsonTape.NONE);
        assertThat(tape.find(JsonTape.NONE, Name.of("x"))).isEqualTo(JsonTape.NONE);
        assertThat(tape.find(tape.find(JsonTape.ROOT, Name.of("c")), Name.of("x")))
                .isEqualTo(JsonTape.NONE);
    }

    @Test
    void askingAnObjectAgainFindsTheSame() {
        String long65 = "b".repeat(65);
        JsonTape tape = tape("{\"a\":1,\"" + long65 + "\":2,\"\\u0063c\":3,\"o\":{\"cc\":4},\"empty\":{}}");
        int inner = tape.find(JsonTape.ROOT, Name.of("o"));
        int empty = tape.find(JsonTape.ROOT, Name.of("empty"));
        for (int round = 0; round < 3; round++) {
            assertThat(tape.text(tape.find(JsonTape.ROOT, Name.of("a")))).isEqualTo("1");
            assertThat(tape.text(tape.find(JsonTape.ROOT, Name.of(long65)))).isEqualTo("2");
            assertThat(tape.text(tape.find(JsonTape.ROOT, Name.of("cc")))).isEqualTo("3");
            assertThat(tape.find(JsonTape.ROOT, Name.of("abc"))).isEqualTo(JsonTape.NONE);
            for (int again = 0; again < round; again++) {
                assertThat(tape.text(tape.find(inner, Name.of("cc")))).isEqualTo("4");
                assertThat(tape.find(inner, Name.of("a"))).isEqualTo(JsonTape.NONE);
                assertThat(tape.find(empty, Name.of("a"))).isEqualTo(JsonTape.NONE);
            }
        }
    }

    @Test
    void aTapeThatIsUsedAgainForgetsTheObjectBefore() {
        JsonTape tape = new JsonTape(100);
        JsonScanner scanner = new JsonScanner();
        for (String json : new String[] {"{\"a\":1}", "{\"bb\":2}"}) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            scanner.scan(bytes, 0, bytes.length, true, tape);
            tape.find(JsonTape.ROOT, Name.of("a"));
            tape.find(JsonTape.ROOT, Name.of("a"));
        }
        assertThat(tape.text(tape.find(JsonTape.ROOT, Name.of("bb")))).isEqualTo("2");
    }

    @Test
    void theLastOfTwoEqualNamesIsFound() {
        JsonTape tape = tape("{\"a\":1,\"a\":{\"b\":2},\"a\":3}");
        assertThat(tape.text(tape.find(JsonTape.ROOT, Name.of("a")))).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"plain\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00\"",
                "\"12345678\\n12345678\\n1\"",
                "\"é€😀\"",
                "\"\"",
                "\"a\\\\\""
            })
    void textIsDecodedAsAnotherParserDecodesIt(String json) {
        String expected = new JsonMapper().readTree(json).asString();
        JsonTape tape = tape(json);
        assertThat(tape.text(JsonTape.ROOT)).isEqualTo(expected);
        assertThat(tape.characters(JsonTape.ROOT)).isEqualTo(expected.codePointCount(0, expected.length()));
    }

    @Test
    void aLoneSurrogateBecomesTheReplacementCharacter() {
        assertThat(tape("\"\\ud83d\"").text(JsonTape.ROOT)).isEqualTo("\ufffd");
        assertThat(tape("\"\\ude00\\ud83d\"").text(JsonTape.ROOT)).isEqualTo("\ufffd\ufffd");
        assertThat(tape("\"\\ud83dx\"").text(JsonTape.ROOT)).isEqualTo("\ufffdx");
        assertThat(tape("\"\\ud83d\\u0041\"").characters(JsonTape.ROOT)).isEqualTo(2);
    }

    @Test
    void textLongerThanTheBufferIsDecodedInPieces() {
        String json = "\"" + "0123456789\\n\\u00e9".repeat(2_000) + "\"";
        assertThat(tape(json).text(JsonTape.ROOT)).isEqualTo("0123456789\n\u00e9".repeat(2_000));
    }

    @Test
    void offsetsHoldWhenTheBytesMove() {
        byte[] bytes = "xx[\"abc\"]".getBytes(StandardCharsets.US_ASCII);
        JsonTape tape = new JsonTape(10);
        assertThat(new JsonScanner().scan(bytes, 2, bytes.length, true, tape)).isEqualTo(Outcome.COMPLETE);
        tape.moveTo("[\"abc\"]".getBytes(StandardCharsets.US_ASCII), 0);
        assertThat(tape.text(1)).isEqualTo("abc");
        assertThat(tape.offset(1)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "-12, -12",
        "12.0, 12",
        "1.2e1, 12",
        "1200e-2, 12",
        "0e999999999, 0",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775808,",
        "0.5,",
        "1e19,",
        "1e-1,",
        "1e99999999999,",
        "1e999999999,",
        "-1e-999999999,"
    })
    void aWholeNumberIsOneOfSixtyFourBits(String written, Long expected) {
        JsonTape tape = tape(written);
        assertThat(tape.wholeNumber(JsonTape.ROOT).isPresent()).isEqualTo(expected != null);
        assertThat(tape.wholeNumber(JsonTape.ROOT).orElse(0)).isEqualTo(expected == null ? 0 : expected);
    }

    @Test
    void descriptionsTellTypeAndSizeOnly() {
        JsonTape tape = tape("{\"s\":\"secret\",\"n\":12.5,\"b\":true,\"z\":null,\"a\":[1, 2]}");
        assertThat(tape.describe(JsonTape.ROOT)).isEqualTo("object of 52 bytes");
        assertThat(describe(tape, "s")).isEqualTo("string of 6 bytes");
        assertThat(describe(tape, "n")).isEqualTo("number of 4 characters");
        assertThat(describe(tape, "b")).isEqualTo("boolean");
        assertThat(describe(tape, "z")).isEqualTo("null");
        assertThat(describe(tape, "a")).isEqualTo("array of 6 bytes");
    }

    private static String describe(JsonTape tape, String name) {
        return tape.describe(tape.find(JsonTape.ROOT, Name.of(name)));
    }

    private static JsonTape tape(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonTape tape = new JsonTape(100_000);
        assertThat(new JsonScanner().scan(bytes, 0, bytes.length, true, tape)).isEqualTo(Outcome.COMPLETE);
        return tape;
    }
}
