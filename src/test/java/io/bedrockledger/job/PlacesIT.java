package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs and tables in other places than the usual folders: on S3, copied, moved, in several sources. */
class PlacesIT {

    private static final String FROM = "2026-11-10";
    private static final String TO = "2026-11-11";
    private static final String CALLS = "select request_id, log_date, list_cost_usd from invocations order by 1";

    @TempDir
    Path folder;

    private final String bucket = "ledger-" + UUID.randomUUID();
    private LogFolder logs;
    private List<String> expected;

    /** The SDK's own chain is where a source on S3 finds its credentials. */
    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", S3Server.running().credentials().accessKeyId());
        System.setProperty(
                "aws.secretAccessKey", S3Server.running().credentials().secretAccessKey());
    }

    @AfterAll
    static void withoutCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void write() {
        logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-11-10", "a", LogCall.of("a1", "2026-11-10T12:00:00Z"), LogCall.of("a2", "2026-11-10T23:59:59Z"));
        logs.put("2026-11-11", "b", LogCall.of("b1", "2026-11-11T12:00:00Z"), LogCall.of("a2", "2026-11-10T23:59:59Z"));
        expected =
                List.of("a1|2026-11-10|0.000084000000", "a2|2026-11-10|0.000084000000", "b1|2026-11-11|0.000084000000");
    }

    @Test
    void logsOnS3MakeTheTablesOfAFolder() throws IOException {
        upload();

        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), "ignored", s3Source())) {
            RunTotals totals = ledger.nightly(FROM, TO);

            assertThat(ledger.rows(CALLS)).isEqualTo(expected);
            assertThat(totals.duplicates()).isEqualTo(1);
            assertThat(ledger.rows("select log_key from log_objects order by 1"))
                    .containsExactly(
                            "s3://" + bucket + "/logs/" + LogFolder.key(LogCall.REGION, FROM, "12/a.json.gz"),
                            "s3://" + bucket + "/logs/" + LogFolder.key(LogCall.REGION, TO, "12/b.json.gz"));
            assertThat(Integer.parseInt(ledger.row("select requests from runs")))
                    .isPositive();
            assertThat(ledger.nightly(FROM, TO).readDays()).isZero();
        }
    }

    @Test
    void logsAndTablesOnS3() throws IOException {
        upload();
        Map<String, Object> settings = new HashMap<>(s3Source());
        S3Server.running().fileIoProperties().forEach((key, value) -> settings.put("ledger.catalog." + key, value));
        settings.put("ledger.catalog.type", "jdbc");
        settings.put("ledger.catalog.uri", "jdbc:h2:file:" + folder.resolve("catalog") + ";DATABASE_TO_LOWER=TRUE");
        settings.put("ledger.catalog.warehouse", "s3://" + bucket + "/tables");

        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), "ignored", settings)) {
            ledger.launch(FROM, TO);

            assertThat(ledger.rows(CALLS)).isEqualTo(expected);
            assertThat(ledger.row("select sum(calls), sum(list_cost_usd) from daily_costs"))
                    .isEqualTo("3|0.000252000000");
            assertThat(ledger.launch(FROM, TO).readDays()).isZero();
            assertThat(ledger.folder().resolve("tables")).doesNotExist();
        }
    }

    @Test
    void aDataFolderThatIsMovedWithItsLogsGoesOn() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            ledger.nightly(FROM, TO);
        }
        Path elsewhere = folder.resolve("else/where");
        LogFolder.copy(folder.resolve("data"), elsewhere.resolve("data"));
        LogFolder.copy(folder.resolve("logs"), elsewhere.resolve("logs"));
        LogFolder.remove(folder.resolve("data"));
        LogFolder.remove(folder.resolve("logs"));

        try (LedgerFixture moved = LedgerFixture.open(elsewhere.resolve("data"), elsewhere.resolve("logs"))) {
            assertThat(moved.rows(CALLS)).isEqualTo(expected);
            assertThat(moved.launch(FROM, TO).readDays()).isZero();
            assertThat(moved.row("select count(*) from runs")).isEqualTo("2");
        }
    }

    @Test
    void aDataFolderOfOtherLogsIsRefused() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), logs.root())) {
            ledger.nightly(FROM, TO);
        }
        Path other = Files.createDirectories(folder.resolve("other"));

        assertThatThrownBy(() -> LedgerFixture.open(folder.resolve("data"), other))
                .isInstanceOf(SettingsException.class)
                .hasMessage("[" + folder.resolve("data") + "] a data folder holds the logs of one set of sources;"
                        + " this one has " + logs.root() + " and was asked for " + other
                        + "; name another folder with --data, or the same logs with --logs");
    }

    @Test
    void severalSourcesAreOneLedger() throws IOException {
        LogFolder second = new LogFolder(folder.resolve("second"));
        second.put(
                "2026-11-10", "a", LogCall.of("s1", "2026-11-10T09:00:00Z"), LogCall.of("a1", "2026-11-10T12:00:00Z"));
        Map<String, ?> settings = Map.of(
                "ledger.sources[0].location",
                logs.root().toString(),
                "ledger.sources[0].name",
                "one",
                "ledger.sources[1].location",
                second.root().toString(),
                "ledger.sources[1].name",
                "two");

        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data"), "ignored", settings)) {
            RunTotals totals = ledger.nightly(FROM, TO);

            assertThat(ledger.rows("select request_id, split_part(log_key, '/', 1) from invocations order by 1"))
                    .containsExactly("a1|one", "a2|one", "b1|one", "s1|two");
            assertThat(totals.duplicates()).isEqualTo(2);
            assertThat(totals.readDays()).isEqualTo(2);
        }
    }

    private Map<String, Object> s3Source() {
        return Map.of(
                "ledger.sources[0].location",
                "s3://" + bucket + "/logs",
                "ledger.sources[0].endpoint",
                S3Server.running().endpoint().toString(),
                "ledger.sources[0].region",
                S3Server.REGION,
                "ledger.sources[0].path-style",
                "true");
    }

    private void upload() throws IOException {
        S3Server.running().createBucket(bucket);
        try (Stream<Path> paths = Files.walk(logs.root())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                S3Server.running().put(bucket, "logs/" + logs.root().relativize(path), Files.readAllBytes(path));
            }
        }
    }
}
