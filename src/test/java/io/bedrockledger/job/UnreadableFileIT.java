package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.SmallJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log object, or a folder of them, that the user who runs the job may not read. */
class UnreadableFileIT {

    private static final String DAY = "2026-11-10";
    private static final String LATER = "2026-11-11";

    @TempDir
    Path folder;

    private LogFolder logs;
    private Path data;

    @BeforeEach
    void firstNight() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv, as root reads everything");
        logs = new LogFolder(folder.resolve("logs"));
        data = folder.resolve("data");
        logs.put(DAY, "a", LogCall.of("a", DAY + "T12:00:00Z"));
        assertThat(nightly().exitCode()).isZero();
    }

    @Test
    void theRunFailsTheTablesStayAndTheNextOneGoesOn() throws IOException, InterruptedException {
        String key = logs.put(LATER, "b", LogCall.of("b", LATER + "T12:00:00Z"));
        logs.put(LATER, "c", LogCall.of("c", LATER + "T12:00:00Z"));
        assertRefused(logs.root().resolve(key));
        assertRefused(Objects.requireNonNull(logs.root().resolve(key).getParent()));

        assertThat(nightly().exitCode()).isZero();
        assertThat(calls()).isEqualTo("3");
    }

    private void assertRefused(Path path) throws IOException, InterruptedException {
        String before = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        FinishedProcess run = nightly();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(before));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("[" + logs.root() + "] the log source must be readable; access to " + path
                        + " is denied; grant it to the user who runs this");
        assertThat(calls()).isEqualTo("1");
    }

    private String calls() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(data, logs.root())) {
            return ledger.row("select count(*) from invocations");
        }
    }

    /** Without the capabilities by which root reads what nobody may; another user needs none taken. */
    private FinishedProcess nightly() throws IOException, InterruptedException {
        List<String> prefix = System.getProperty("user.name").equals("root")
                ? List.of("/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search")
                : List.of();
        List<String> arguments = List.of(
                "nightly",
                "--data=" + data,
                "--logs=" + logs.root(),
                "--jobs=" + SmallJobs.folder(),
                "--from=" + DAY,
                "--to=" + LATER);
        return FinishedProcess.of(LedgerProcess.command(prefix, List.of(), arguments), folder);
    }
}
