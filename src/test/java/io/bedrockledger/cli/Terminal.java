package io.bedrockledger.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a command left on the terminal.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
record Terminal(int exit, String out, String err) {

    /** Spring Batch knows running steps by their ids, in static maps: two fresh records in one process would mix theirs. */
    private static final Lock ONE_JOB_AT_A_TIME = new ReentrantLock();

    /** Types a command, in this process; a job waits for another one to end. */
    static Terminal type(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = isJob(args) ? oneAtATime(console, args) : Ledger.run(console, args);
        return new Terminal(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static boolean isJob(String... args) {
        return args.length > 0 && List.of("nightly", "report").contains(args[0]);
    }

    private static int oneAtATime(Console console, String... args) {
        ONE_JOB_AT_A_TIME.lock();
        try {
            return Ledger.run(console, args);
        } finally {
            ONE_JOB_AT_A_TIME.unlock();
        }
    }
}
