package io.bedrockledger.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A data folder for all tests of the command line: one log object of six calls and a broken line, read by one run. */
final class SmallLedger {

    static final String PRICED = "00000000-0000-4000-8000-000000000001";
    static final String BOUNDED = "00000000-0000-4000-8000-000000000002";
    static final String UNPRICED = "00000000-0000-4000-8000-000000000003";
    static final String NOT_BILLED = "00000000-0000-4000-8000-000000000004";
    static final String PARTIALLY_PRICED = "00000000-0000-4000-8000-000000000005";
    static final String COMMITTED = "00000000-0000-4000-8000-000000000006";

    private static final SmallLedger ONLY = new SmallLedger();

    private final Path root;
    private final Terminal nightly;

    private SmallLedger() {
        try {
            root = Files.createTempDirectory("small-ledger");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
            writeLogs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        nightly = type("nightly", "--from", "2026-11-03", "--to", "2026-11-03");
    }

    /** What the run left on the terminal. */
    static Terminal nightly() {
        return ONLY.nightly;
    }

    /** The data folder. */
    static Path data() {
        return ONLY.root.resolve("data");
    }

    /** The log folder. */
    static Path logs() {
        return ONLY.root.resolve("logs");
    }

    /** Types a command about this ledger. */
    static Terminal ask(String... args) {
        return ONLY.type(args);
    }

    /** Gives a folder of jobs the price book of the tree. */
    static void copyPrices(Path jobs) throws IOException {
        Path prices = Files.createDirectories(jobs.resolve("prices"));
        try (Stream<Path> files = Files.list(Path.of("jobs", "prices"))) {
            for (Path file : files.toList()) {
                Files.copy(file, prices.resolve(file.getFileName()));
            }
        }
    }

    private Terminal type(String... args) {
        String[] all = Stream.concat(
                        Stream.of(args),
                        Stream.of(
                                "--data",
                                root.resolve("data").toString(),
                                "--logs",
                                root.resolve("logs").toString()))
                .toArray(String[]::new);
        return Terminal.type(all);
    }

    private void writeLogs() throws IOException {
        Path hour = root.resolve("logs/AWSLogs/111122223333/BedrockModelInvocationLogs/us-east-1/2026/11/03/10");
        Files.createDirectories(hour);
        try (OutputStream file =
                new GZIPOutputStream(Files.newOutputStream(hour.resolve("20261103T100000000Z_00.json.gz")))) {
            file.write((String.join("\n", records()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> records() {
        return List.of(
                record(
                        PRICED,
                        "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                        "'requestMetadata': {'workflow': 'reply-draft', 'prompt_id': 'draft-reply', 'prompt_version': '8'},",
                        "'inputTokenCount': 1590, 'cacheReadInputTokenCount': 1300,"
                                + " 'inputBodyJson': {'messages': [{'role': 'user', 'content': [{'text': 'x'}]}]}",
                        "'outputTokenCount': 431, 'outputBodyJson': {'output': {'message': {'role': 'assistant',"
                                + " 'content': [{'text': 'y'}]}}, 'stopReason': 'end_turn', 'metrics': {'latencyMs': 6310},"
                                + " 'usage': {'inputTokens': 1590, 'cacheReadInputTokens': 1300, 'outputTokens': 431}}"),
                record(
                        BOUNDED,
                        "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
                        "",
                        "'inputTokenCount': 10, 'cacheWriteInputTokenCount': 1000",
                        "'outputTokenCount': 20"),
                record(UNPRICED, "example.unheard-of-v1:0", "", "'inputTokenCount': 1000", "'outputTokenCount': 1"),
                record(NOT_BILLED, "amazon.nova-lite-v1:0", "'errorCode': 'ThrottlingException',", "", ""),
                record(
                        PARTIALLY_PRICED,
                        "anthropic.claude-3-5-sonnet-20240620-v1:0",
                        "",
                        "'inputTokenCount': 100, 'cacheReadInputTokenCount': 50",
                        "'outputTokenCount': 10"),
                record(
                        COMMITTED,
                        "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcd1234efgh",
                        "",
                        "'inputTokenCount': 30",
                        "'outputTokenCount': 5"),
                "{\"timestamp\":");
    }

    private static String record(String requestId, String modelId, String more, String input, String output) {
        return """
                {'timestamp': '2026-11-03T09:15:00Z', 'accountId': '111122223333', 'region': 'us-east-1', \
                'requestId': '%s', 'operation': 'Converse', 'modelId': '%s', \
                'identity': {'arn': 'arn:aws:sts::111122223333:assumed-role/reply-service/reply-1'}, %s \
                'input': {%s}, 'output': {%s}, 'schemaType': 'ModelInvocationLog', 'schemaVersion': '1.0'}""".formatted(requestId, modelId, more, input, output).replace('\'', '"');
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
