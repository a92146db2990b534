package io.bedrockledger.invocation.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.json.JsonScanner.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonScannerTest {

    private final JsonScanner scanner = new JsonScanner();
    private final JsonTape tape = new JsonTape(1_000_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "0",
                "-0",
                "1.5",
                "-1.25E+10",
                "2e-3",
                "true",
                "false",
                "null",
                " [ 1 , 2 ] ",
                "{\"a\":{\"b\":[{\"c\":null}]}}",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                "[[[[]]],{}]",
                "\"0123456789\\\"abcdef\"",
            })
    void aValueIsComplete(String json) {
        assertThat(scan(json)).isEqualTo(Outcome.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}", "]", ",", ":", "{]", "[}", "[,", "[1,]", "[1 2", "{,", "{1", "{\"a\"1", "{\"a\":}", "{\"a\":1,}",
                        "{\"a\":1 \"b\"",
                "{\"a\":1,,", "[1,,", "tru1", "nil", "-a", "1.x", "[01", "[1e+]", "[.5", "[+1", "\"\\x\"",
                        "\"\\u00g0\"", "\"\n\"", "'a'", "NaN",
            })
    void whatBeginsNoValueIsInvalid(String json) {
        assertThat(scan(json)).isEqualTo(Outcome.INVALID);
    }

    @Test
    void everyBeginningOfAValueIsIncomplete() {
        String json = "{\"key\":[1.5e3,true,null,\"t\\u00e9xt\u00e9\ud83d\ude00\",{}],\"b\":false}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(scanner.scan(bytes, 0, length, false, tape))
                    .as("%d bytes", length)
                    .isEqualTo(Outcome.INCOMPLETE);
        }
    }

    @Test
    void aNumberIsCompleteOnlyWhenSomethingFollowsOrNothingCan() {
        byte[] bytes = {'1', '2', ' '};
        assertThat(scanner.scan(bytes, 0, 2, false, tape)).isEqualTo(Outcome.INCOMPLETE);
        assertThat(scanner.scan(bytes, 0, 2, true, tape)).isEqualTo(Outcome.COMPLETE);
        assertThat(scanner.scan(bytes, 0, 3, false, tape)).isEqualTo(Outcome.COMPLETE);
        assertThat(scanner.length()).isEqualTo(2);
    }

    @Test
    void moreTokensThanTheTapeHoldsStopTheScan() {
        byte[] bytes = "[1,2,3,4,5]".getBytes(StandardCharsets.US_ASCII);
        assertThat(scanner.scan(bytes, 0, bytes.length, true, new JsonTape(4))).isEqualTo(Outcome.TOO_MANY_TOKENS);
        assertThat(scanner.scan(bytes, 0, bytes.length, true, new JsonTape(7))).isEqualTo(Outcome.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "c3a9, true",
        "c0af, false",
        "e080af, false",
        "eda080, false",
        "f0808080, false",
        "f4908080, false",
        "f48fbfbf, true",
        "ff, false",
        "80, false",
        "c3, false",
        "e282ac, true",
        "e28228, false"
    })
    void bytesThatAreNotUtf8AreMarked(String hex, boolean valid) {
        byte[] text = HexFormat.of().parseHex(hex);
        for (int padding = 0; padding < 10; padding++) {
            byte[] bytes = new byte[padding + text.length + 4];
            Arrays.fill(bytes, (byte) 'x');
            bytes[0] = '[';
            bytes[1] = '"';
            System.arraycopy(text, 0, bytes, 2 + padding, text.length);
            bytes[bytes.length - 2] = '"';
            bytes[bytes.length - 1] = ']';
            assertThat(scanner.scan(bytes, 0, bytes.length, true, tape)).isEqualTo(Outcome.COMPLETE);
            assertThat(tape.isNotUtf8(JsonTape.ROOT)).isEqualTo(!valid);
        }
    }

    @Test
    void mutationsAreJudgedAsAnotherParserJudgesThem() {
        JsonMapper oracle = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        String seed =
                "{\"a\":[1,-2.5e3,0.1,true,false,null,\"x\\n\\u0041y\"],\"b\":{\"c\":{},\"d\":[]},\"long key\":\"0123456789\"}";
        String alphabet = "{}[]\",:\\0123456789-+.eEtfnulrsa ";
        Random random = new Random(42);
        for (int round = 0; round < 30_000; round++) {
            StringBuilder json = new StringBuilder(seed);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                int at = random.nextInt(json.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> json.setCharAt(at, c);
                    case 1 -> json.insert(at, c);
                    default -> json.deleteCharAt(at);
                }
            }
            String text = json.toString();
            boolean whole = scan(text) == Outcome.COMPLETE
                    && scanner.length() == text.stripTrailing().length();
            assertThat(whole).as("round %d: %s", round, text).isEqualTo(accepts(oracle, text));
        }
    }

    private static boolean accepts(JsonMapper oracle, String json) {
        try {
            oracle.readTree(json);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private Outcome scan(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(bytes, 0, bytes.length, true, tape);
    }
}
