package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A working folder where another Spring program keeps its settings. */
class ForeignSettingsIT {

    @TempDir
    private Path folder;

    @Test
    void areNotRead() throws IOException, InterruptedException {
        Path here = Files.createDirectories(folder.resolve("here"));
        Path stolen = folder.resolve("stolen");
        Files.writeString(here.resolve("application.yaml"), "ledger: {no-such-key: 1}\n");
        Files.createDirectories(here.resolve("config"));
        Files.writeString(
                here.resolve("config/application.properties"), "spring.datasource.url=jdbc:h2:file:" + stolen + "\n");
        ProcessBuilder nightly = LedgerProcess.command(
                List.of(),
                List.of(),
                List.of(
                        "nightly",
                        "--data=" + folder.resolve("data"),
                        "--logs=" + SmallLedger.logs(),
                        "--jobs=" + Path.of("jobs").toAbsolutePath(),
                        "--from=2026-11-03",
                        "--to=2026-11-03"));

        FinishedProcess run = FinishedProcess.of(nightly.directory(here.toFile()), folder);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder).isDirectoryNotContaining("glob:**stolen*");
        assertThat(folder.resolve("data")).isDirectoryContaining("glob:**executions.mv.db");
    }
}
