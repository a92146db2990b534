package io.bedrockledger.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings hold back is nowhere in the data folder. */
class PrivacyIT {

    private static final String DAY = "2026-11-10";
    private static final String ROLE = "roleofzenobia";
    private static final String SESSION = "zenobia.quartermain";
    private static final String ARN = "arn:aws:sts::111122223333:assumed-role/" + ROLE + "/" + SESSION;

    @TempDir
    Path folder;

    private LogFolder logs;

    @BeforeEach
    void write() {
        logs = new LogFolder(folder.resolve("logs"));
        LogCall call = LogCall.of("a1", "2026-11-10T12:00:00Z")
                .by(
                        ARN,
                        Map.of(
                                "team", "shop",
                                "Api-Key", "swordfish-one",
                                "db_password", "swordfish-two",
                                "ticket", "swordfish-three"));
        logs.put(
                "us-east-1",
                DAY,
                "a",
                List.of(
                        call.line(),
                        "{\"accountId\":\"111122223333\",\"region\":\"us-east-1\",\"timestamp\":\"swordfish-four\","
                                + "\"requestId\":\"b\",\"identity\":{\"arn\":\"" + ARN + "\"},"
                                + "\"input\":{\"inputBodyJson\":{\"messages\":\"swordfish-five\"}}}",
                        "{\"torn swordfish-six"));
    }

    @Test
    void callersStandAsLoggedByDefault() throws IOException {
        try (LedgerFixture ledger = night(Map.of())) {
            assertThat(ledger.row("select principal_arn, principal, session_name from invocations"))
                    .isEqualTo(ARN + "|" + ROLE + "|" + SESSION);
            assertThat(everything(ledger)).contains(SESSION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashed", "dropped"})
    void callersThatAreNotClearAreNowhere(String mode) throws IOException {
        try (LedgerFixture ledger = night(Map.of("ledger.principals", mode))) {
            String row = ledger.row("select principal_arn, principal, session_name from invocations");
            assertThat(row.equals("||")).isEqualTo(mode.equals("dropped"));
            assertThat(everything(ledger)).doesNotContain(ROLE, SESSION, "zenobia");
        }
    }

    @Test
    void metadataThatIsDeniedIsNowhere() throws IOException {
        try (LedgerFixture ledger = night(Map.of("ledger.metadata.deny", "ticket,*key*,*pass*"))) {
            assertThat(ledger.row("select request_metadata from invocations")).isEqualTo("{\"team\":\"shop\"}");
            assertThat(everything(ledger)).contains("shop").doesNotContain("swordfish");
        }
    }

    @Test
    void secretLikeKeysAndRejectedTextAreNowhereByDefault() throws IOException {
        try (LedgerFixture ledger = night(Map.of())) {
            assertThat(ledger.row("select count(*) from rejected_records")).isEqualTo("2");
            assertThat(everything(ledger))
                    .contains("swordfish-three")
                    .doesNotContain(
                            "swordfish-one", "swordfish-two", "swordfish-four", "swordfish-five", "swordfish-six");
        }
    }

    private LedgerFixture night(Map<String, ?> settings) throws IOException {
        LedgerFixture ledger =
                LedgerFixture.open(folder.resolve("data"), logs.root().toString(), settings);
        ledger.nightly(DAY, DAY);
        return ledger;
    }

    /** Every value of every table, and every file of the data folder with its columns as they are stored. */
    private static String everything(LedgerFixture ledger) throws IOException {
        StringBuilder text = new StringBuilder(ledger.content().toString());
        try (Stream<Path> paths = Files.walk(ledger.folder())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(path), ISO_8859_1));
            }
        }
        return text.toString();
    }
}
