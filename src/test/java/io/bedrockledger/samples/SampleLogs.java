package io.bedrockledger.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The sample logs: five weeks of Bedrock traffic of Fernhill Outfitters, a made-up shop for outdoor gear. The same seed
 * gives the same text on every machine; {@code main} writes it into a folder.
 */
final class SampleLogs {

    private static final long SEED = 20261019;

    private final Marks marks = new Marks();
    private final Truth truth = new Truth();
    private final SortedMap<String, String> files = new TreeMap<>();

    private SampleLogs() {}

    /** Writes into the folder of the first argument, {@code sample-logs} without one; other files there stay. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length == 0 ? "sample-logs" : arguments[0]);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, bytes(file.getKey(), file.getValue()));
        }
    }

    /** Every file by its path below the root, its text not yet compressed. */
    static SortedMap<String, String> files() {
        SampleLogs logs = new SampleLogs();
        logs.write();
        return logs.files;
    }

    /** A file as it lies on disk: compressed if its name says so, empty if its text is. */
    static byte[] bytes(String name, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!name.endsWith(".gz")) {
            return plain;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new SmallestGzip(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private void write() {
        Dice dice = new Dice(SEED);
        List<Sample> calls = new ArrayList<>();
        for (Story story : stories(dice)) {
            calls.addAll(story.tell());
        }
        Delivery delivery = new Delivery(dice.split());
        calls.forEach(delivery::deliver);
        new Mishaps(dice.split(), marks).happen(calls, delivery);
        delivery.objects().forEach(this::object);
        calls.forEach(call -> call.bodies().forEach(body -> files.put(body.key(), body.text())));
        for (String account : List.of(Caller.PRODUCTION, Caller.STAGING)) {
            files.put("AWSLogs/" + account + "/BedrockModelInvocationLogs/amazon-bedrock-logs-permission-check", "");
        }
        files.put("expected.json", truth.text(marks));
    }

    private List<Story> stories(Dice dice) {
        return List.of(
                new ReplyDraft(dice.split(), marks),
                new ToneChecks(dice.split(), marks),
                new ReturnsAgent(dice.split(), marks),
                new ProductCopyWriter(dice.split(), marks),
                new ReviewDigest(dice.split()),
                new KnowledgeBase(dice.split(), marks),
                new LosingCache(dice.split(), marks),
                new CodeReview(dice.split(), marks),
                new Strangers(dice.split(), marks),
                new ModelTrials(dice.split(), marks));
    }

    private void object(String key, List<Line> lines) {
        truth.count(key, lines);
        files.put(key, lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining()));
    }

    /** Gzip at its best level; its header has no time. */
    private static final class SmallestGzip extends GZIPOutputStream {
        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
