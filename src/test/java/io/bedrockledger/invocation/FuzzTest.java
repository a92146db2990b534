package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only law: whatever the bytes, reading does not throw, and every record is an invocation or rejected. */
class FuzzTest {

    private static final String SEED_LINES = String.join(
            "\n",
            Reading.counted("a"),
            Reading.withBodies(
                    "{\"system\":\"S\\n\\u00e9\",\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"U\u00e9\ud83d\ude00\"},"
                            + "{\"image\":{}}]}],\"toolConfig\":{\"tools\":[{}]}}",
                    "{\"output\":{\"message\":{\"content\":[{\"text\":\"hi\\ud83d\\ude00\"}]}},\"stopReason\":\"end_turn\","
                            + "\"usage\":{\"inputTokens\":1,\"cacheDetails\":[{\"ttl\":\"5m\",\"inputTokens\":2}]},"
                            + "\"trace\":{\"guardrail\":{\"topicPolicyUnits\":1}}}"),
            Reading.withBodies(
                    "{\"prompt\":\"p\"}",
                    "[{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":1}}},{\"type\":\"message_stop\","
                            + "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":1e3}},\"[DONE]\"]"),
            Reading.withBodies("{\"query\":\"q\",\"documents\":[1]}", "{\"results\":[{\"relevance_score\":1}]}"),
            Reading.record("r", "\"inputTokenCount\":-0.5e-7", "\"outputBodyS3Path\":\"s3://b/k\""),
            "[{},[],\"\",null]");

    private static final byte[] DICTIONARY =
            Reading.utf8("{}[]\",:\\\n\r\t 0123456789-+.eEtfnu/\u0000\u007f\u00e9\ufeff");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mutatedBytesAreReadWithoutAnException(long seed) throws IOException {
        Random random = new Random(seed);
        Limits limits = new Limits(2_000, 100_000, 1_000, 50_000);
        try (LogObjectReader reader = new LogObjectReader(
                Reading.KEY,
                location -> Optional.of(new ByteArrayInputStream(mutated(random, random.nextBoolean()))),
                facts -> true,
                limits)) {
            for (int round = 0; round < 4_000; round++) {
                List<LogRecord> records = new ArrayList<>();
                byte[] object = mutated(random, round % 3 == 0);
                ObjectTally tally = reader.read(new ByteArrayInputStream(object), FolderIdentity.UNKNOWN, records::add);
                assertThat(tally.records()).isEqualTo(records.size());
                long line = 1;
                for (LogRecord record : records) {
                    assertThat(record.lineNumber()).isGreaterThanOrEqualTo(line);
                    line = record.lineNumber();
                }
            }
        }
    }

    private static byte[] mutated(Random random, boolean gzip) {
        byte[] bytes = Reading.utf8(SEED_LINES);
        int changes = random.nextInt(1, 12);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes, random);
        }
        if (!gzip) {
            return bytes;
        }
        byte[] packed = Reading.gzip(bytes);
        return random.nextInt(3) == 0 ? packed : change(packed, random);
    }

    private static byte[] change(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, random.nextInt(1, 40));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, at, at + 1, new byte[] {DICTIONARY[random.nextInt(DICTIONARY.length)]});
            case 2 -> spliced(bytes, at, at + length, new byte[0]);
            case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            default -> spliced(bytes, at, at, new byte[] {DICTIONARY[random.nextInt(DICTIONARY.length)]});
        };
    }

    /** The bytes with the range replaced; never empty. */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] replacement) {
        byte[] result = new byte[bytes.length - (to - from) + replacement.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(replacement, 0, result, from, replacement.length);
        System.arraycopy(bytes, to, result, from + replacement.length, bytes.length - to);
        return result.length == 0 ? bytes : result;
    }
}
