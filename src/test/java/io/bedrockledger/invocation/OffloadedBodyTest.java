package io.bedrockledger.invocation;

import static io.bedrockledger.invocation.Reading.gzip;
import static io.bedrockledger.invocation.Reading.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.invocation.Invocation.BodyLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OffloadedBodyTest {

    private static final String PATH = "s3://bucket/data/r_output.json.gz";
    private static final String RECORD =
            Reading.record("r", "\"inputTokenCount\":11", "\"outputBodyS3Path\":\"" + PATH + "\"");
    private static final String BODY =
            "{\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":11,\"outputTokens\":13}}";

    private final Map<String, byte[]> stored = new HashMap<>();
    private final List<EnvelopeFacts> asked = new ArrayList<>();
    private boolean decides = true;

    @Test
    void aBodyThatDecidesIsRead() throws IOException {
        stored.put(PATH, gzip(utf8(BODY)));
        assertRead(read());
        stored.put(PATH, utf8(BODY));
        assertRead(read());
        stored.put(PATH, gzip(utf8("[" + BODY + ",\n\"[DONE]\"]\n")));
        assertRead(read());
        assertThat(asked.get(0).modelId()).isEqualTo("m");
        assertThat(asked.get(0).region()).isEqualTo("us-east-1");
        assertThat(asked.get(0).tokens().input()).isEqualTo(11);
        assertThat(asked.get(0).tokens().output()).isNull();
    }

    @Test
    void aBodyThatDecidesNothingIsNotOpened() throws IOException {
        decides = false;
        stored.put(PATH, gzip(utf8(BODY)));
        assertUnread(read());
    }

    @Test
    void aBodyThatCannotBeReadLeavesTheRecord() throws IOException {
        assertUnread(read());
        byte[] whole = gzip(utf8(BODY));
        for (byte[] bytes : List.of(
                new byte[0],
                utf8("{\"torn"),
                utf8(BODY + "\n" + BODY),
                utf8(BODY + "x"),
                utf8(BODY + BODY.repeat(900)),
                Arrays.copyOf(whole, whole.length - 9))) {
            stored.put(PATH, bytes);
            assertUnread(read());
        }
    }

    @Test
    void aStoreThatFailsIsNoPropertyOfTheRecord() {
        try (LogObjectReader reader = new LogObjectReader(
                Reading.KEY,
                location -> {
                    throw new IOException("503");
                },
                facts -> true,
                Limits.DEFAULT)) {
            assertThatThrownBy(() ->
                            reader.read(new ByteArrayInputStream(utf8(RECORD)), FolderIdentity.UNKNOWN, record -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("503");
        }
    }

    private static void assertRead(Invocation call) {
        assertThat(call.outputBody()).isEqualTo(BodyLocation.OFFLOADED);
        assertThat(call.bodySeen()).isTrue();
        assertThat(call.tokens().output()).isEqualTo(13);
        assertThat(call.stopReason()).isEqualTo("end_turn");
    }

    private static void assertUnread(Invocation call) {
        assertThat(call.outputBody()).isEqualTo(BodyLocation.OFFLOADED);
        assertThat(call.bodySeen()).isFalse();
        assertThat(call.tokens().input()).isEqualTo(11);
        assertThat(call.tokens().output()).isNull();
    }

    private Invocation read() throws IOException {
        List<LogRecord> records = new ArrayList<>();
        Limits limits = new Limits(50_000, 1 << 20, 1_000, 1 << 20);
        try (LogObjectReader reader = new LogObjectReader(Reading.KEY, this::open, this::decides, limits)) {
            reader.read(new ByteArrayInputStream(utf8(RECORD)), FolderIdentity.UNKNOWN, records::add);
        }
        assertThat(records).hasSize(1);
        return (Invocation) records.get(0);
    }

    private boolean decides(EnvelopeFacts facts) {
        asked.add(facts);
        return decides;
    }

    private Optional<InputStream> open(String location) {
        return Optional.ofNullable(stored.get(location)).map(ByteArrayInputStream::new);
    }
}
