package io.bedrockledger.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.SmallJobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a small heap, over objects that are made to fill it, and with the limits of a settings file. */
class HostileMemoryIT {

    private static final String DAY = "2026-11-10";
    private static final String TIME = DAY + "T12:00:00Z";
    private static final int MILLION = 1_000_000;

    /** What the job needs for usual records, and one record at its limit: 64 MiB of bytes, as much of tokens, twice each. */
    private static final String SMALL_HEAP = "-Xmx400m";

    private static final String OUTCOMES =
            "select regexp_extract(o.log_key, '[^/]*$'), invocation_count, rejected_count,"
                    + " coalesce((select string_agg(distinct reason order by reason) from rejected_records r"
                    + " where r.log_key = o.log_key), '') from log_objects o";

    @TempDir
    Path folder;

    private final List<String> expected = new ArrayList<>();
    private LogFolder logs;

    @BeforeEach
    void folder() {
        logs = new LogFolder(folder.resolve("logs"));
    }

    @Test
    void noObjectRaisesTheHeap() throws IOException, InterruptedException {
        bomb("zeros", "", "\0", 400);
        bomb("string", "\"", "x", 100);
        bomb("brackets", "", "[", 100);
        bomb("key", "{\"", "k", 100);
        bomb("blank-lines", "", " \n", 100);
        bomb("blanks-behind", "{}", " ", 100);
        bomb("number", "1", "0", 100);
        object("million-brackets", "[".repeat(MILLION), 1, "MALFORMED_JSON");
        object("ten-million-arrays", "[".repeat(10 * MILLION) + "]".repeat(10 * MILLION), 1, "RECORD_TOO_LARGE");
        object("ten-million-keys", "{\"k\":1" + ",\"k\":1".repeat(10 * MILLION) + "}", 1, "RECORD_TOO_LARGE");
        object("escaped-keys", "{\"k\":1" + ",\"\\u006b\":1".repeat(3 * MILLION) + "}", 1, "MISSING_FIELD");
        object("seventy-megabytes", "\"" + noise(70) + "\"", 1, "RECORD_TOO_LARGE");
        object("sixty-megabytes", "\"" + noise(60) + "\"", 1, "NOT_AN_INVOCATION");
        object("sixty-megabytes-of-key", "{\"\\u0000" + noise(60) + "\":1}", 1, "MISSING_FIELD");
        object("elements", "[1" + ",1".repeat(2 * MILLION - 1) + "]", 2 * MILLION, "NOT_AN_INVOCATION");
        object("tiny-lines", "{}\n".repeat(MILLION - 1) + "{}", MILLION, "MISSING_FIELD");
        object("tiny-broken-lines", "x\n".repeat(MILLION - 1) + "x", MILLION, "MALFORMED_JSON");
        bodyBomb();

        FinishedProcess run = nightly(SmallJobs.folder());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(outcomes()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theLimitsOfASettingsFileReject() throws IOException, InterruptedException {
        Path jobs = folder.resolve("jobs");
        LogFolder.copy(SmallJobs.folder(), jobs);
        Files.writeString(
                jobs.resolve("nightly.yaml"),
                "ledger.limits: {record: 2KB, object: 300KB, ratio: 20, ratio-from: 100KB}\n");
        object(
                "record",
                "\"" + "x".repeat(2_046) + "\"\n\"" + "x".repeat(2_047) + "\"",
                2,
                "NOT_AN_INVOCATION,RECORD_TOO_LARGE");
        logs.write(key("object"), "{}\n".repeat(100 * 1024 + 50_000).getBytes(UTF_8));
        expected.add("object|0|" + (100 * 1024 + 1) + "|MISSING_FIELD,OBJECT_TOO_LARGE");
        logs.write(key("small-ratio"), LogFolder.gzip("{}\n".repeat(30_000)));
        expected.add("small-ratio|0|30000|MISSING_FIELD");
        logs.write(key("ratio"), LogFolder.gzip("\n".repeat(200_000)));
        expected.add("ratio|0|1|OBJECT_TOO_LARGE");

        FinishedProcess run = nightly(jobs);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(outcomes()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A line of so many megabytes in a few hundred kilobytes, which nothing ends. */
    private void bomb(String name, String beginning, String repeated, int megabytes) throws IOException {
        logs.write(key(name), compressed(beginning, repeated, megabytes));
        expected.add(name + "|0|1|OBJECT_TOO_LARGE");
    }

    /** An object of a text that is rejected, and behind it a call. */
    private void object(String name, String text, int rejected, String reasons) {
        logs.write(key(name), (text + "\n" + LogCall.of(name, TIME).line()).getBytes(UTF_8));
        expected.add(name + "|1|" + rejected + "|" + reasons);
    }

    private void bodyBomb() throws IOException {
        String body = LogFolder.key(LogCall.REGION, DAY, "12/data/bomb_output.json.gz");
        logs.write(body, compressed("{\"a\":\"", "x", 100));
        LogCall call = LogCall.of("body", TIME).withoutCounts().answeredAt("s3://any/" + body);
        logs.write(key("body-bomb"), (call.line() + "\n" + call.line().replace("body", "body2")).getBytes(UTF_8));
        expected.add("body-bomb|2|0|");
    }

    private static byte[] compressed(String beginning, String repeated, int megabytes) throws IOException {
        byte[] piece = repeated.repeat(MILLION / repeated.length()).getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(beginning.getBytes(UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write(piece);
            }
        }
        return bytes.toByteArray();
    }

    /** Letters, so many million. */
    private static String noise(int millions) {
        return new Random(7)
                .ints(MILLION, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .repeat(millions);
    }

    private static String key(String name) {
        return LogFolder.key(LogCall.REGION, DAY, "12/" + name);
    }

    private List<String> outcomes() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            return ledger.rows(OUTCOMES);
        }
    }

    private FinishedProcess nightly(Path jobs) throws IOException, InterruptedException {
        return FinishedProcess.of(
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SMALL_HEAP,
                        "-XX:+UseG1GC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.bedrockledger.cli.Ledger",
                        "nightly",
                        "--data=" + folder.resolve("data"),
                        "--logs=" + logs.root(),
                        "--jobs=" + jobs,
                        "--from=" + DAY,
                        "--to=" + DAY),
                folder);
    }
}
