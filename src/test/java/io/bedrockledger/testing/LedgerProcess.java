package io.bedrockledger.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the command line that a test watches from outside; one that still lives at the end is killed. */
public final class LedgerProcess implements AutoCloseable {

    private static final long POLL_MILLIS = 3;
    private static final long LIMIT_SECONDS = 60;

    private final Path out;
    private final Path err;
    private final Process process;

    /** What a test waits for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    private LedgerProcess(Path folder, ProcessBuilder command) throws IOException {
        out = Files.createTempFile(folder, "out", ".txt");
        err = Files.createTempFile(folder, "err", ".txt");
        process =
                command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    /**
     * The command for a process, for a test to add to its environment and its options.
     *
     * @param prefix what the process is started by, such as setpriv; mostly nothing
     * @param jvm options of the JVM
     * @param arguments of the command line
     */
    public static ProcessBuilder command(List<String> prefix, List<String> jvm, List<String> arguments) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(Product.command(jvm));
        all.addAll(arguments);
        return new ProcessBuilder(all);
    }

    /** Starts a process whose output goes to files of a folder. */
    public static LedgerProcess start(Path folder, ProcessBuilder command) throws IOException {
        return new LedgerProcess(folder, command);
    }

    /** Runs one to its end. */
    public static FinishedProcess run(Path folder, String... arguments) throws IOException, InterruptedException {
        return FinishedProcess.of(command(List.of(), List.of(), List.of(arguments)), folder);
    }

    /** Waits until it has said something, or fails. */
    public LedgerProcess awaitSaid(String text) throws IOException, InterruptedException {
        return await(text, () -> Files.readString(err).contains(text));
    }

    /** Waits until something holds, or fails with what was said if the process ends before. */
    public LedgerProcess await(String what, Condition condition) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("[" + err + "] a run must come to: " + what + "; it "
                        + (process.isAlive() ? "did not in time" : "has ended") + "; it said: "
                        + Files.readString(err));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return this;
    }

    /** Tells it to end, by SIGTERM. */
    public LedgerProcess terminate() {
        process.destroy();
        return this;
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for its end. */
    public FinishedProcess end() throws IOException, InterruptedException {
        return FinishedProcess.await(process, out, err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
