package io.bedrockledger.invocation;

import static io.bedrockledger.invocation.Reading.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is a record: golden pairs of bytes and, record by record, line and outcome. */
class FramingTest {

    private static final Limits SMALL = new Limits(1_000, 8 << 20, 1_000, 1 << 20);

    @Test
    void linesAreRecords() {
        assertRecords(counted("a") + "\n" + counted("b") + "\n", "1 a", "2 b");
    }

    @Test
    void theLastLineNeedsNoNewline() {
        assertRecords(counted("a") + "\n" + counted("b"), "1 a", "2 b");
    }

    @Test
    void blankLinesAreNoRecords() {
        assertRecords("\n  \n\t\n" + counted("a") + "\n\n\n" + counted("b") + "\n \n", "4 a", "7 b");
    }

    @Test
    void carriageReturnsBelongToTheLineEnd() {
        assertRecords(counted("a") + "\r\n\r\n" + counted("b") + "\r\n", "1 a", "3 b");
    }

    @Test
    void aByteOrderMarkIsPassed() {
        assertRecords("\uFEFF" + counted("a") + "\n\uFEFF" + counted("b"), "1 a", "2 b");
    }

    @Test
    void anEmptyObjectHasNoRecords() {
        assertRecords("");
        assertRecords("\n\n");
        assertRecords("\uFEFF");
    }

    @Test
    void aPrettyPrintedObjectSpansLines() {
        String pretty = new JsonMapper().readTree(counted("a")).toPrettyString();
        long lines = pretty.lines().count();
        assertRecords(pretty + "\n" + counted("b"), "1 a", (lines + 1) + " b");
    }

    @Test
    void theElementsOfAnArrayAreRecords() {
        assertRecords("[" + counted("a") + "," + counted("b") + "]\n" + counted("c"), "1 a", "1 b", "2 c");
        assertRecords(
                "[\n" + counted("a") + ",\n7,\n" + counted("b") + "\n]\n" + counted("c"),
                "2 a",
                "3 NOT_AN_INVOCATION",
                "4 b",
                "6 c");
    }

    @Test
    void anEmptyArrayIsOneRejectedRecord() {
        assertRecords("[]\n", "1 NOT_AN_INVOCATION");
    }

    @Test
    void severalValuesOnALineAreRecordsEach() {
        assertRecords(
                counted("a") + counted("b") + " " + counted("c") + "\n" + counted("d"), "1 a", "1 b", "1 c", "2 d");
    }

    @Test
    void whatFollowsAValueAndIsNoneIsOneRejectedRecord() {
        assertRecords(counted("a") + "{\"torn\n" + counted("b"), "1 a", "1 MALFORMED_JSON", "2 b");
    }

    @Test
    void aLineThatGoesOnAfterItsValueIsOneRejectedRecord() {
        assertRecords(
                counted("a") + ",\n" + counted("b") + " x\n" + counted("c"),
                "1 MALFORMED_JSON",
                "2 MALFORMED_JSON",
                "3 c");
    }

    @Test
    void anEmptyObjectAndBareScalarsAreRejected() {
        assertRecords(
                "{}\n\"text\"\n12\nnull\ntrue\n-1.5e3\n",
                "1 MISSING_FIELD",
                "2 NOT_AN_INVOCATION",
                "3 NOT_AN_INVOCATION",
                "4 NOT_AN_INVOCATION",
                "5 NOT_AN_INVOCATION",
                "6 NOT_AN_INVOCATION");
    }

    @Test
    void aBrokenLineIsOneRejectedRecordAndReadingResumesAtTheNext() {
        String torn = counted("x").substring(0, 90);
        for (String line :
                List.of("garbage", torn, "{\"a\":", "[1,", "{\"a\":1,", "nul", "\"open", "}", "{\"a\":tru", "01")) {
            assertRecords(counted("a") + "\n" + line + "\n" + counted("b"), "1 a", "2 MALFORMED_JSON", "3 b");
            assertRecords(line + "\n" + counted("b") + "\n" + counted("c"), "1 MALFORMED_JSON", "2 b", "3 c");
        }
    }

    @Test
    void aRawNewlineInsideAStringIsAnError() {
        assertRecords(
                "{\"schemaType\":\"Model\nInvocationLog\"}\n" + counted("a"),
                "1 MALFORMED_JSON",
                "2 MALFORMED_JSON",
                "3 a");
    }

    @Test
    void controlCharactersInsideAStringAreAnError() {
        assertRecords(
                "{\"a\":\"\u0000\"}\n{\"a\":\"\t\"}\n\u0000\n" + counted("a"),
                "1 MALFORMED_JSON",
                "2 MALFORMED_JSON",
                "3 MALFORMED_JSON",
                "4 a");
    }

    @Test
    void bytesThatAreNotUtf8AreRejectedRecordByRecord() {
        byte[] bytes =
                Reading.utf8("[" + counted("a~") + "," + counted("b") + "]\n" + counted("c~") + "\n" + counted("d"));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xC0 : bytes[i];
        }
        assertThat(outcomes(Reading.records(bytes))).containsExactly("1 INVALID_UTF8", "1 b", "2 INVALID_UTF8", "3 d");
    }

    @Test
    void nestingIsHarmless() {
        int depth = 1_000_000;
        String deep = "[".repeat(depth) + "]".repeat(depth);
        assertRecords(
                "{\"a\":" + deep + "}\n" + "[".repeat(depth) + "\n" + counted("a"),
                "1 MISSING_FIELD",
                "2 MALFORMED_JSON",
                "3 a");
        String record = counted("b")
                .replace("\"input\":{", "\"input\":{\"inputBodyJson\":{\"messages\":[{\"content\":" + deep + "}]},");
        assertRecords(record, "1 b");
    }

    @Test
    void aRecordAboveTheLimitIsOneRejectedRecord() {
        String large = counted("x".repeat(2_000));
        assertThat(outcomes(small(counted("a") + "\n" + large + "\n" + counted("b"))))
                .containsExactly("1 a", "2 RECORD_TOO_LARGE", "3 b");
        assertThat(outcomes(small("\"" + "x".repeat(3 << 20) + "\n" + counted("b"))))
                .containsExactly("1 RECORD_TOO_LARGE", "2 b");
    }

    @Test
    void aRecordOfTooManyTokensIsOneRejectedRecord() {
        assertThat(outcomes(small("[" + "1,".repeat(300) + "1]\n" + counted("b"))))
                .containsExactly("1 RECORD_TOO_LARGE", "2 b");
    }

    @Test
    void theLimitOfARecordIsExactWhereverItStands() {
        for (int before : new int[] {0, 1, 400_000, 524_000, 524_288}) {
            String blanks = " ".repeat(before);
            assertThat(outcomes(small(blanks + "\"" + "x".repeat(998) + "\"\n" + counted("b"))))
                    .containsExactly("1 NOT_AN_INVOCATION", "2 b");
            assertThat(outcomes(small(blanks + "\"" + "x".repeat(999) + "\"\n" + counted("b"))))
                    .containsExactly("1 RECORD_TOO_LARGE", "2 b");
            assertThat(outcomes(small(blanks + "\"" + "x".repeat(1_200) + "\t\"\n" + counted("b"))))
                    .containsExactly("1 RECORD_TOO_LARGE", "2 b");
        }
    }

    @Test
    void whiteSpaceWithoutEndBehindAValueIsAboveTheLimit() {
        assertThat(outcomes(small(counted("a") + " ".repeat(3 << 20) + "\n" + counted("b"))))
                .containsExactly("1 RECORD_TOO_LARGE", "2 b");
        assertThat(outcomes(small(counted("a") + " ".repeat(9_000) + "\n" + counted("b"))))
                .containsExactly("1 a", "2 b");
    }

    @Test
    void aPrettyPrintedRecordIsReadAgainAfterLinesThatBeganInVain() {
        String pretty = new JsonMapper().readTree(counted("a")).toPrettyString();
        String vain = ("[\n".repeat(100) + "x\n").repeat(50);
        String past = "{}\n".repeat(800_000);
        List<LogRecord> records = small(vain + past + pretty);
        assertThat(records.get(records.size() - 1)).isInstanceOf(Invocation.class);
    }

    @Test
    void aRecordLargerThanTheWindowIsRead() {
        String large =
                counted("a").replace("\"input\":{", "\"input\":{\"inputBodyJson\":\"" + "x".repeat(3 << 20) + "\",");
        assertRecords(large + "\n" + counted("b") + "\n" + large, "1 a", "2 b", "3 a");
    }

    @Test
    void linesThatEachBeginWhatNeverEndsAreReadInLinearTime() {
        Limits limits = new Limits(1 << 20, 8 << 20, 1_000, 1 << 20);
        byte[] lines = Reading.utf8("[\n".repeat(60_000) + counted("a"));
        List<LogRecord> records = Reading.records(new ByteArrayInputStream(lines), FolderIdentity.UNKNOWN, limits);
        assertThat(records).hasSize(60_001);
        assertThat(records.get(60_000)).isInstanceOf(Invocation.class);
    }

    @Test
    void splittingAnObjectAtALineChangesNothing() {
        List<String> lines = lines();
        List<LogRecord> whole = withoutLines(Reading.records(String.join("\n", lines)));
        for (int split = 1; split < lines.size(); split++) {
            List<LogRecord> parts = new ArrayList<>(Reading.records(String.join("\n", lines.subList(0, split)) + "\n"));
            parts.addAll(Reading.records(String.join("\n", lines.subList(split, lines.size()))));
            assertThat(withoutLines(parts)).isEqualTo(whole);
        }
    }

    @Test
    void permutingLinesPermutesRecords() {
        List<String> lines = new ArrayList<>(lines());
        List<LogRecord> whole = withoutLines(Reading.records(String.join("\n", lines)));
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(lines, random);
            assertThat(withoutLines(Reading.records(String.join("\n", lines))))
                    .containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    private static List<String> lines() {
        String converse = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"hi\\n" + "\"}]}]}";
        return List.of(
                counted("a"),
                "{\"torn\":",
                Reading.withBodies(converse, "{\"usage\":{\"inputTokens\":3}}"),
                "{}",
                counted("b").replace("11", "-11"),
                Reading.withBodies("{\"prompt\":\"p\"}", "[{\"completion\":\"x\"},\"[DONE]\"]"),
                "\"text\"");
    }

    private static List<LogRecord> withoutLines(List<LogRecord> records) {
        return records.stream().map(Lineless::of).toList();
    }

    private static List<LogRecord> small(String object) {
        return Reading.records(new ByteArrayInputStream(Reading.utf8(object)), FolderIdentity.UNKNOWN, SMALL);
    }

    private static void assertRecords(String object, String... expected) {
        List<String> outcomes = outcomes(Reading.records(object));
        assertThat(outcomes).isEqualTo(Arrays.asList(expected));
        byte[] gzip = Reading.gzip(Reading.utf8(object));
        assertThat(outcomes(Reading.records(gzip))).isEqualTo(outcomes);
    }

    private static List<String> outcomes(List<LogRecord> records) {
        List<String> outcomes = new ArrayList<>();
        for (LogRecord record : records) {
            String outcome = record instanceof Invocation call
                    ? call.requestId()
                    : ((Rejected) record).reason().name();
            outcomes.add(record.lineNumber() + " " + outcome);
        }
        return outcomes;
    }
}
