package io.bedrockledger.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.PlantedText;
import io.bedrockledger.testing.SmallJobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text planted wherever a log can hold it, through a night, a night that fails and the commands that read, with everything
 * logged. What the contract keeps is found, so that the search is known to see; the rest is nowhere.
 */
class PlantedTextIT {

    private static final String DAY = "2026-11-10";
    private static final String TIME = DAY + "T12:00:00Z";
    private static final String HOUR = LogFolder.key(LogCall.REGION, DAY, "12/");
    private static final String EVERYTHING_LOGGED = """
            <configuration>
              <appender name="e" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target><encoder><pattern>%level %logger %msg%n%ex</pattern></encoder>
              </appender>
              <root level="TRACE"><appender-ref ref="e"/></root>
            </configuration>
            """;

    @TempDir
    Path folder;

    private final PlantedText never = new PlantedText("nvx");
    private final PlantedText kept = new PlantedText("kpx");
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private LogFolder logs;
    private Path data;
    private Path jobs;

    @BeforeEach
    void plant() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        data = folder.resolve("data");
        jobs = folder.resolve("jobs");
        LogFolder.copy(SmallJobs.folder(), jobs);
        Files.writeString(jobs.resolve("nightly.yaml"), "ledger.limits.record: 100KB\n");
        Files.writeString(folder.resolve("logback.xml"), EVERYTHING_LOGGED);
        calls();
        rejectedRecords();
        offloadedBodies();
        logs.write(HOUR + kept.in("name of an object") + ".json.gz", LogFolder.gzip(object.toByteArray()));
        otherFiles();
    }

    @Test
    void nothingIsKeptOrSaidThatTheContractDoesNotName() throws IOException, InterruptedException, SQLException {
        FinishedProcess night = ledger("nightly", "--from=" + DAY, "--to=" + DAY);
        assertThat(night.exitCode()).as(tail(night)).isZero();
        assertNothingSaid(night);
        assertThat(night.err()).contains("TRACE org.", "DEBUG org.");
        try (LedgerFixture tables = LedgerFixture.open(data, logs.root())) {
            String content = tables.content().toString();
            assertThat(never.foundIn(content)).isEmpty();
            assertThat(kept.foundIn(content)).isEqualTo(kept.places());
            assertThat(tables.row("select count(*) from invocations")).isEqualTo("7");
            assertThat(tables.row("select count(*) from rejected_records")).isEqualTo("17");
        }
        assertNothingStored();

        assertNothingSaid(ledger("explain", "call"));
        assertNothingSaid(ledger("explain", "call", "--format=json"));
        assertNothingSaid(ledger("sql", "select * from rejected_records"));
        assertNothingSaid(ledger("sql", "select request_id::int from invocations"));

        logs.put(DAY, "later", LogCall.of("later", TIME));
        breakTables();
        FinishedProcess failing = ledger("nightly", "--from=" + DAY, "--to=" + DAY);
        assertThat(failing.exitCode()).as(tail(failing)).isEqualTo(1);
        assertNothingSaid(failing);
        assertThat(never.foundBelow(data)).isEmpty();
        String executions = executions();
        assertThat(executions).contains("FAILED").contains("Exception");
        assertThat(never.foundIn(executions)).isEmpty();
    }

    private void calls() {
        line(record("call")
                .replace(
                        "\"inputTokenCount\"",
                        "\"inputBodyJson\":{\"system\":[{\"text\":\"" + never.in("system text") + "\"}],"
                                + "\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"" + never.in("prompt")
                                + "\"},{\"image\":{\"source\":{\"bytes\":\"" + never.in("image")
                                + "\"}}},{\"toolResult\":{\"toolUseId\":\"" + never.in("tool use id")
                                + "\",\"content\":[{\"text\":\"" + never.in("tool result")
                                + "\"}]}}]}],\"toolConfig\":{\"tools\":"
                                + "[{\"toolSpec\":{\"name\":\"" + never.in("tool name") + "\"}}]},\""
                                + never.in("key of a request")
                                + "\":1},\"inputTokenCount\"")
                .replace(
                        "\"outputTokenCount\"",
                        "\"outputBodyJson\":{\"output\":{\"message\":{\"content\":[{\"text\":\""
                                + never.in("answer") + "\"}]}},\"stopReason\":\"said " + never.in("stop reason")
                                + "\",\"serviceTier\":{\"type\":\"a " + never.in("tier")
                                + "\"}},\"outputTokenCount\""));
        line(record("stream")
                .replace(
                        "\"outputTokenCount\"",
                        "\"outputBodyJson\":[{\"type\":\"message_start\",\"message\":"
                                + "{\"model\":\"a " + never.in("model of an answer")
                                + "\"}},{\"type\":\"content_block_delta\",\"delta\":"
                                + "{\"text\":\"" + never.in("streamed answer")
                                + "\"}},{\"type\":\"message_delta\",\"delta\":{\"stop_sequence\":\""
                                + never.in("stop sequence") + "\"}}],\"outputTokenCount\""));
        line(record("failed")
                .replace(
                        "\"schemaType\"",
                        "\"errorCode\":\"Error: " + never.in("error code")
                                + "\",\"errorMessage\":\"" + never.in("error message") + "\",\""
                                + never.in("unknown field")
                                + "\":\"" + never.in("value of an unknown field") + "\",\"schemaType\""));
        line(LogCall.of(kept.in("request id"), TIME)
                .by(
                        "arn:aws:sts::111122223333:assumed-role/" + kept.in("role") + "/" + kept.in("session"),
                        Map.of(
                                "workflow",
                                kept.in("workflow"),
                                "ticket",
                                kept.in("metadata"),
                                "api-key",
                                never.in("secret value"),
                                "secret-" + never.in("secret key"),
                                "x",
                                "bell",
                                "\u0007" + never.in("metadata with control characters"),
                                "long",
                                never.in("metadata of any length") + "x".repeat(2_000)))
                .line()
                .replace("\"workflow\"", "\"nested\":{\"a\":\"" + never.in("nested metadata") + "\"},\"workflow\""));
    }

    private void rejectedRecords() {
        line(record("r" + never.in("request id without a model")).replace("\"modelId\"", "\"x\""));
        line(record("\u0007" + never.in("request id with control characters")));
        line(record("r").replace(TIME, never.in("timestamp")));
        line(record("r").replace("\"111122223333\"", "\"" + never.in("account") + "\""));
        line(record("r").replace("\"us-east-1\"", "\"" + never.in("region") + "\""));
        line(record("r").replace("ModelInvocationLog", never.in("schema type")));
        line(record("r").replace("amazon.nova-lite-v1:0", never.in("long model id") + "x".repeat(3_000)));
        line(record("r").replace(":1000", ":\"" + never.in("count") + "\""));
        line(record("r").replace(":1000", ":{\"" + never.in("count that is an object") + "\":1}"));
        line(record("r").replace("\"input\":{", "\"input\":\"" + never.in("input") + "\",\"x\":{"));
        line("{\"" + never.in("malformed line") + "\":");
        line("plain " + never.in("line that is no JSON"));
        line("\"" + never.in("bare string") + "\"");
        line("[\"" + never.in("array") + "\"]");
        line("{\"" + never.in("empty record") + "\":1}");
        line("{\"a\":\"" + never.in("record that is too large") + "x".repeat(200_000) + "\"}");
        object.writeBytes(record("r")
                .replace("Converse", "\u00C0" + never.in("not UTF-8"))
                .getBytes(ISO_8859_1));
        line("");
    }

    private void offloadedBodies() {
        for (String body : List.of(
                "{\"usage\":{\"inputTokens\":1,\"outputTokens\":1},\"" + never.in("off-loaded body") + "\":1}",
                "{\"" + never.in("broken off-loaded body"))) {
            String key = HOUR + "data/" + never.in("name of a body " + body.length()) + "_output.json.gz";
            logs.write(key, LogFolder.gzip(body));
            line(LogCall.of("body-" + body.length(), TIME)
                    .withoutCounts()
                    .answeredAt("s3://" + never.in("bucket of a body " + body.length()) + "/" + key)
                    .line());
        }
        line(LogCall.of("absent", TIME)
                .withoutCounts()
                .answeredAt("s3://b/" + never.in("name of an absent body"))
                .line()
                .replace(
                        "\"inputContentType\"",
                        "\"inputBodyS3Path\":\"s3://b/" + never.in("name of a request's body")
                                + "\",\"inputContentType\""));
    }

    private void otherFiles() throws IOException {
        byte[] bytes = LogFolder.gzip(record("elsewhere" + never.in("file that is no log object")));
        logs.write(HOUR + "." + never.in("name of a hidden file"), bytes);
        logs.write(HOUR + never.in("name of a partial file") + ".tmp", bytes);
        logs.write(HOUR + never.in("name of a folder in an hour") + ".json.gz/x", bytes);
        logs.write(never.in("name of a folder beside the logs") + "/x.json.gz", bytes);
        logs.write("AWSLogs/" + never.in("name of a folder that is no account") + "/x.json.gz", bytes);
        Files.createSymbolicLink(
                logs.root().resolve(HOUR + never.in("name of a link") + ".json.gz"), Path.of("nowhere"));
    }

    private static String record(String requestId) {
        return LogCall.of(requestId, TIME).line();
    }

    private void line(String line) {
        object.writeBytes((line + "\n").getBytes(UTF_8));
    }

    private void assertNothingSaid(FinishedProcess process) {
        assertThat(never.foundIn(process.out())).isEmpty();
        assertThat(never.foundIn(process.err())).isEmpty();
    }

    private void assertNothingStored() throws IOException {
        assertThat(never.foundBelow(data)).isEmpty();
        assertThat(kept.foundBelow(data)).isEqualTo(kept.places());
    }

    /** A file where the data files' folder was: the next one cannot be written. */
    private void breakTables() throws IOException {
        Path files = data.resolve("tables/ledger/invocations/data");
        LogFolder.remove(files);
        Files.writeString(files, "");
    }

    /** What the record of executions holds, traces of failures included. */
    private String executions() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("executions"));
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "BATCH_STEP_EXECUTION",
                    "BATCH_JOB_EXECUTION",
                    "BATCH_JOB_EXECUTION_PARAMS",
                    "BATCH_JOB_EXECUTION_CONTEXT",
                    "BATCH_STEP_EXECUTION_CONTEXT")) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            found.add(String.valueOf(rows.getString(i)));
                        }
                    }
                }
            }
        }
        return String.join("\n", found);
    }

    private static String tail(FinishedProcess process) {
        return process.err().substring(Math.max(0, process.err().length() - 3_000));
    }

    private FinishedProcess ledger(String... arguments) throws IOException, InterruptedException {
        List<String> logging = List.of(
                "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                "-Dlogging.config=" + folder.resolve("logback.xml"));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + data);
        all.add("--jobs=" + jobs);
        if (arguments[0].equals("nightly")) {
            all.add("--logs=" + logs.root());
        }
        ProcessBuilder process = LedgerProcess.command(List.of(), logging, all);
        process.environment().put("LEDGER_TRACE", "1");
        return FinishedProcess.of(process, folder);
    }
}
