package io.bedrockledger.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files under {@code sample-logs} as they were committed, read by nothing of ours. */
final class CommittedSample {

    static final Path ROOT = Path.of("sample-logs");

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A line of a log object.
     *
     * @param json null when the line is no JSON
     */
    record Found(String key, int number, @Nullable JsonNode json) {

        Optional<JsonNode> call() {
            return Optional.ofNullable(json).filter(node -> node.has("requestId"));
        }
    }

    private CommittedSample() {}

    /** Every file of a root but the README, by its path below it; what is compressed, inflated. */
    static SortedMap<String, String> files(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (Path path : paths(root)) {
            String name = root.relativize(path).toString().replace('\\', '/');
            if (!name.equals("README.md")) {
                files.put(name, text(path));
            }
        }
        return files;
    }

    static List<Path> paths(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The lines of every log object, in the order of keys. */
    static List<Found> lines() throws IOException {
        List<Found> lines = new ArrayList<>();
        files(ROOT).forEach((key, text) -> {
            if (key.endsWith(".json.gz") && !key.contains("/data/")) {
                int number = 0;
                for (String line : text.lines().toList()) {
                    number++;
                    lines.add(new Found(key, number, json(line)));
                }
            }
        });
        return lines;
    }

    static List<JsonNode> calls() throws IOException {
        return lines().stream().flatMap(line -> line.call().stream()).toList();
    }

    static JsonNode expected() throws IOException {
        return JSON.readTree(Files.readString(ROOT.resolve("expected.json")));
    }

    static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static @Nullable JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String text(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
