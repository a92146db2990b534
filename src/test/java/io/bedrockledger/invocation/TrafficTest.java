package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A day of traffic whose calls and tokens are known. */
class TrafficTest {

    private record Tokens(long input, long output, String model) {}

    @Test
    void everyCallHasTheTokensThatTheTruthSays() throws IOException {
        Path traffic = SharedData.require("data/traffic");
        Map<String, Tokens> truth = truth(traffic.resolve("truth.jsonl.gz"));
        Map<String, Tokens> read = new HashMap<>();
        FolderIdentity folder = new FolderIdentity("111122223333", "us-east-1");
        try (LogObjectReader reader = Reading.reader(Limits.DEFAULT)) {
            for (Path object : objects(traffic.resolve("AWSLogs"))) {
                try (InputStream raw = Files.newInputStream(object)) {
                    reader.read(raw, folder, record -> add(read, record));
                }
            }
        }
        assertThat(read).hasSize(2_327).isEqualTo(truth);
    }

    private static void add(Map<String, Tokens> read, LogRecord record) {
        assertThat(record).isInstanceOf(Invocation.class);
        if (record instanceof Invocation call) {
            assertThat(call.status()).isEqualTo(Invocation.Status.OK);
            assertThat(call.tokens().source()).isEqualTo(ReportedTokens.Source.ENVELOPE);
            assertThat(call.shape().messagesHash()).isNotNull();
            Long input = call.tokens().input();
            Long output = call.tokens().output();
            if (input != null && output != null) {
                read.put(call.requestId(), new Tokens(input, output, call.modelId()));
            }
        }
    }

    private static List<Path> objects(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Map<String, Tokens> truth(Path file) throws IOException {
        Map<String, Tokens> truth = new HashMap<>();
        JsonMapper mapper = new JsonMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode call = mapper.readTree(line);
                truth.put(
                        call.get("request_id").asString(),
                        new Tokens(
                                call.get("input_tokens").asLong(),
                                call.get("output_tokens").asLong(),
                                call.get("model").asString()));
            }
        }
        return truth;
    }
}
