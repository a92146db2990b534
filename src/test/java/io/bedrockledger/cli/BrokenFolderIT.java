package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.SmallJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data folders that are not what they should be: another thing in their place, a database that is locked, damaged or gone. */
class BrokenFolderIT {

    private static final String TRACE = " (LEDGER_TRACE=1 prints where it happened)\n";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
    }

    @Test
    void aFileInTheFoldersPlaceIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (Path place : List.of(file, file.resolve("below"))) {
            data = place;
            Terminal run = nightly();
            assertThat(run.err())
                    .isEqualTo(
                            "[" + place + "] a data folder must be a folder; there is a file in its place; name another"
                                    + " folder with --data" + TRACE);
            assertThat(run.exit()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedRecordOfExecutionsIsPutAside() throws IOException {
        copySmallLedger();
        damage("executions.mv.db");

        Terminal run = nightly();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(data.resolve("executions.damaged.mv.db")).hasSize(30_000);
        assertThat(nightly().exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "status", "sql select 1 from invocations"})
    void aDamagedCatalogIsSaidAndNothingIsTouched(String command) throws IOException {
        copySmallLedger();
        damage("catalog.mv.db");

        Terminal run = type(command.split(" ", 2));

        assertThat(run.err())
                .isEqualTo("[" + data.resolve("catalog.mv.db") + "] the embedded catalog must be whole; it is damaged;"
                        + " bring the data folder back from a copy" + TRACE);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(data.resolve("catalog.mv.db")).hasSize(30_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "status", "sql select 1 from invocations"})
    void aLostCatalogIsSaidAndNotMadeAnew(String command) throws IOException {
        copySmallLedger();
        Files.delete(data.resolve("catalog.mv.db"));
        List<Path> before = files();

        Terminal run = type(command.split(" ", 2));

        assertThat(run.err())
                .matches("\\[\\Q" + data.resolve("catalog.mv.db")
                        + "\\E\\] the embedded catalog must know every table of"
                        + " its folder; \\w+ has files and it does not know it: the catalog was lost or replaced; bring the"
                        + " data folder back from a copy, or name another one with --data \\(LEDGER_TRACE.*\\)\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aRecordOfExecutionsThatAnotherProcessHoldsIsSaid() throws IOException, InterruptedException, SQLException {
        copySmallLedger();
        Map<String, String> before = snapshots();
        FinishedProcess run;
        try (Connection held = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("executions"))) {
            assertThat(held.isValid(1)).isTrue();
            run = LedgerProcess.run(
                    folder,
                    "nightly",
                    "--data=" + data,
                    "--logs=" + SmallLedger.logs(),
                    "--from=2026-11-03",
                    "--to=2026-11-03");
        }

        assertThat(run.err())
                .endsWith("[" + data.resolve("executions.mv.db") + "] the record of executions must be free, or open in"
                        + " another ledger command; another process holds it; end that one (fuser names it), then run"
                        + " again" + TRACE)
                .doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() throws IOException {
        copySmallLedger();
        Map<String, String> before = snapshots();
        SmallJobs.copyPrices(folder.resolve("jobs"));
        Files.writeString(
                folder.resolve("jobs/nightly.yaml"),
                "spring.datasource.url: jdbc:postgresql://127.0.0.1:1/jobs?password=hidden\n");

        Terminal run = type("nightly", "--jobs=" + folder.resolve("jobs"));

        assertThat(run.err())
                .contains(
                        "[jdbc:postgresql://127.0.0.1:1/jobs] the record of executions must be reachable; Connection to"
                                + " 127.0.0.1:1 refused")
                .endsWith("; start that database, or correct spring.datasource, then run again" + TRACE)
                .doesNotContain("hidden");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(snapshots()).isEqualTo(before);
    }

    private void copySmallLedger() throws IOException {
        assertThat(SmallLedger.nightly().exit()).isZero();
        LogFolder.copy(SmallLedger.data(), data);
    }

    private void damage(String file) throws IOException {
        byte[] noise = new byte[30_000];
        new Random(7).nextBytes(noise);
        Files.write(data.resolve(file), noise);
    }

    private Map<String, String> snapshots() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(data, SmallLedger.logs())) {
            return ledger.snapshots();
        }
    }

    private List<Path> files() throws IOException {
        return DoomedRun.files(data).stream().sorted().toList();
    }

    private Terminal nightly() {
        return type("nightly");
    }

    private Terminal type(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--data=" + data, "--logs=" + SmallLedger.logs()));
        if (command[0].equals("nightly")) {
            all.addAll(List.of("--from=2026-11-03", "--to=2026-11-03"));
        }
        return Terminal.type(all.toArray(String[]::new));
    }
}
