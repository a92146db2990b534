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

/** Two processes that run on one data folder. */
class TwoRunsIT {

    @TempDir
    private Path folder;

    @Test
    void theSecondSaysWhoWorksAndLeavesAndTheLockDiesWithItsProcess() throws IOException, InterruptedException {
        String[] nightly = {
            "nightly",
            "--data=" + folder.resolve("data"),
            "--logs=" + SmallLedger.logs(),
            "--from=2026-11-03",
            "--to=2026-11-03"
        };
        try (LedgerProcess first =
                LedgerProcess.start(folder, LedgerProcess.command(List.of(), List.of(), List.of(nightly)))) {
            first.awaitSaid("log days 3 Nov 2026");
            signal("STOP", first.pid());
            String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();

            FinishedProcess second = LedgerProcess.run(folder, nightly);

            assertThat(second.exitCode()).as(second.err()).isEqualTo(1);
            assertThat(second.err())
                    .matches("\\[\\Q" + folder.resolve("data/run.lock") + "\\E\\] one run at a time works on a data"
                            + " folder; run \\S+, process " + first.pid() + " on \\Q" + host
                            + "\\E, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC holds the lock; wait until it"
                            + " has ended, or end that process and run again\n");
            signal("KILL", first.pid());
            first.end();
        }

        Terminal third = Terminal.type(nightly);

        assertThat(third.exit()).as(third.err()).isZero();
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process)).start();
        assertThat(kill.waitFor()).isZero();
    }
}
