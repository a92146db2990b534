package io.bedrockledger.statistics;

import io.bedrockledger.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What 16 models answered to the 1,319 questions of GSM8K's test set, captured beside the project (ZeroEval, zero-shot,
 * temperature 0): right or wrong, and how long.
 */
public final class StoredAnswers {

    private static final Pattern ID = Pattern.compile("\"id\": \"([^\"]+)\"");
    private static final Pattern EXPECTED = Pattern.compile("\"answer\": \"# ([^\"]+)\"");
    private static final Pattern ANSWER =
            Pattern.compile("\\\\\"answer\\\\\"\\s*:\\s*(?:\\\\\")?((?:[^\"\\\\]|\\\\[^\"])*)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*\\.?\\d*|-?\\.\\d+");

    private final Map<String, boolean[]> right = new TreeMap<>();
    private final Map<String, double[]> lengths = new TreeMap<>();

    private StoredAnswers() {}

    /** All of them, or the end of the test as skipped. */
    public static StoredAnswers load() {
        Path folder = SharedData.require("data/zeroeval/gsm");
        StoredAnswers answers = new StoredAnswers();
        List<String> ids = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        try (Stream<String> lines = Files.lines(folder.resolve("prompts.jsonl"));
                Stream<Path> files = Files.list(folder.resolve("outputs"))) {
            lines.forEach(line -> {
                ids.add(found(ID, line));
                expected.add(number(found(EXPECTED, line)));
            });
            for (Path file : files.sorted().toList()) {
                answers.read(file, ids, expected);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return answers;
    }

    private void read(Path file, List<String> ids, List<Double> expected) throws IOException {
        boolean[] ofModel = new boolean[ids.size()];
        double[] length = new double[ids.size()];
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int item = ids.indexOf(found(ID, line));
                String output = line.substring(0, line.lastIndexOf("\"temperature\""));
                ofModel[item] = number(last(output)) == expected.get(item);
                length[item] = output.length();
            }
        }
        String model = file.getFileName().toString().replace(".jsonl.gz", "");
        right.put(model, ofModel);
        lengths.put(model, length);
    }

    private static String found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String last(String output) {
        Matcher matcher = ANSWER.matcher(output);
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private static double number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group().replace(",", "")) : Double.NaN;
    }

    /** Names of the models, in order. */
    public List<String> models() {
        return List.copyOf(right.keySet());
    }

    /** Whether a model was right, item by item. */
    public boolean[] right(String model) {
        return Objects.requireNonNull(right.get(model)).clone();
    }

    /** Bytes of a model's answers, item by item: they stand for what an answer costs and how long it takes. */
    public double[] lengths(String model) {
        return Objects.requireNonNull(lengths.get(model)).clone();
    }

    /** For each item how many models were right: the order of difficulty. */
    public int[] ease() {
        int[] ease = new int[right.values().iterator().next().length];
        for (boolean[] ofModel : right.values()) {
            for (int item = 0; item < ease.length; item++) {
                ease[item] += ofModel[item] ? 1 : 0;
            }
        }
        return ease;
    }
}
