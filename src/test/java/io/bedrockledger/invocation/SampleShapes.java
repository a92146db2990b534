package io.bedrockledger.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One record of every shape in the sample logs, the shortest of each: what fuzzing begins with. */
final class SampleShapes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_CHARACTERS = 12_000;

    private SampleShapes() {}

    /** The records' lines, always in the same order. */
    static List<String> lines() throws IOException {
        Map<String, String> shortest = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("sample-logs"))) {
            for (Path file : files.filter(SampleShapes::isLog).sorted().toList()) {
                for (String line : text(file).lines().toList()) {
                    if (line.startsWith("{\"") && line.endsWith("}") && line.length() <= LONGEST_CHARACTERS) {
                        shortest.merge(shape(line), line, (one, other) -> other.length() < one.length() ? other : one);
                    }
                }
            }
        }
        return List.copyOf(shortest.values());
    }

    private static boolean isLog(Path file) {
        return file.toString().contains(".json") && !file.toString().contains("/data/") && Files.isRegularFile(file);
    }

    private static String text(Path file) throws IOException {
        byte[] stored = Files.readAllBytes(file);
        if (stored.length < 2 || stored[0] != 0x1F) {
            return new String(stored, StandardCharsets.UTF_8);
        }
        try (InputStream gzip = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damagedOnPurpose) {
            return "";
        }
    }

    private static String shape(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            JsonNode answer = record.path("output").path("outputBodyJson");
            List<String> names = new ArrayList<>();
            names.add(record.path("operation").asString());
            names.addAll(new TreeSet<>(record.propertyNames()));
            names.addAll(
                    new TreeSet<>(record.path("input").path("inputBodyJson").propertyNames()));
            names.addAll(new TreeSet<>((answer.isArray() ? answer.path(0) : answer).propertyNames()));
            return String.join(" ", names);
        } catch (tools.jackson.core.JacksonException malformed) {
            return "malformed";
        }
    }
}
