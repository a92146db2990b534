package io.bedrockledger.replay.score;

import io.bedrockledger.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What models answered to the 1,319 questions of GSM8K's test set, captured beside the project (ZeroEval), whole. */
public final class StoredReplay {

    private final Path folder;
    private final Map<String, String> expected = new LinkedHashMap<>();

    private StoredReplay(Path folder) {
        this.folder = folder;
    }

    /** The questions, or the end of the test as skipped. */
    public static StoredReplay load() {
        StoredReplay replay = new StoredReplay(SharedData.require("data/zeroeval/gsm"));
        try (BufferedReader lines = Files.newBufferedReader(replay.folder.resolve("prompts.jsonl"))) {
            replay.expected.putAll(fields(lines, "answer"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return replay;
    }

    /** The right answers, in the order of the questions. */
    public List<String> expected() {
        return List.copyOf(expected.values());
    }

    /** A model's answers, in the order of the questions. */
    public List<String> answers(String model) {
        Path file = folder.resolve("outputs").resolve(model + ".jsonl.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            Map<String, String> outputs = fields(lines, "output");
            return expected.keySet().stream()
                    .map(id -> Objects.requireNonNull(outputs.get(id)))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> fields(BufferedReader lines, String name) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode node = JsonMapper.shared().readTree(line);
            fields.put(node.get("id").asString(), node.get(name).asString());
        }
        return fields;
    }
}
