package io.bedrockledger.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended, and what it said.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record FinishedProcess(int exitCode, String out, String err) {

    private static final long LIMIT_SECONDS = 120;

    /** Runs a process to its end; its output goes through files of a folder, so that no pipe can fill up. */
    public static FinishedProcess of(ProcessBuilder process, Path folder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process started =
                process.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return await(started, out, err);
    }

    /** Waits for a process whose output goes to two files. */
    public static FinishedProcess await(Process started, Path out, Path err) throws IOException, InterruptedException {
        if (!started.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            started.destroyForcibly().waitFor();
            throw new IllegalStateException("[" + out + "] a process must end within " + LIMIT_SECONDS
                    + " s; it did not; what it said is in the file and beside it");
        }
        return new FinishedProcess(
                started.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
