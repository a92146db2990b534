package io.bedrockledger.replay.converse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Requests as they stand in logs: captured ones, and a day of the sample's that holds every shape. */
class LoggedRequestsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SAMPLE_DAY = Path.of("sample-logs/AWSLogs");

    private final RequestTranslator translator = new RequestTranslator(LoggedMedia.NONE);

    /** How many requests of each operation are translated, or refused at which place with its numbers left out. */
    private Map<String, Integer> outcomes(List<Path> files) throws IOException {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Path file : files) {
            try (InputStream raw = Files.newInputStream(file);
                    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                    MappingIterator<JsonNode> records =
                            JSON.readerFor(JsonNode.class).readValues(in)) {
                while (records.hasNextValue()) {
                    JsonNode envelope = records.nextValue();
                    JsonNode body = envelope.path("input").path("inputBodyJson");
                    if (body.isObject()) {
                        outcomes.merge(outcome(envelope.path("modelId").asString(""), body), 1, Integer::sum);
                    }
                }
            }
        }
        return outcomes;
    }

    private String outcome(String modelId, JsonNode body) {
        Translation translation = translator.translate(JSON.writeValueAsBytes(body), modelId);
        return translation instanceof Translation.Refused refused
                ? "refused at " + refused.pointer().replaceAll("/\\d+", "/N")
                : "translated";
    }

    private static List<Path> files(Path folder, String part) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).toString().contains(part))
                    .filter(file -> !folder.relativize(file).toString().contains("/data/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void capturedRequestsAreTranslatedUnlessTheirTextOrTheirMediumIsGone() throws IOException {
        Path logs = SharedData.require("data/real-logs");
        assertThat(outcomes(files(logs, "/")))
                .isEqualTo(Map.of(
                        "translated",
                        24,
                        "refused at /messages",
                        2,
                        "refused at /messages/N/content/N/document/source/s3Uri",
                        1));
    }

    @Test
    void aDayOfTheSampleIsTranslatedButForEmbeddingsRankingAndPictures() throws IOException {
        assertThat(outcomes(files(SAMPLE_DAY, "2026/11/17/")))
                .containsOnlyKeys(
                        "translated",
                        "refused at /messages/N/content/N/document/source/s3Uri",
                        "refused at /normalize",
                        "refused at /query",
                        "refused at /taskType",
                        "refused at /texts");
    }
}
