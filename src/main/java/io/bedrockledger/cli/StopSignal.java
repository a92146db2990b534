package io.bedrockledger.cli;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears SIGTERM, SIGINT and SIGHUP while a command works. A run under way stops at the next safe point and the command
 * ends by itself; before a run, at a second signal, or when it takes too long, the process ends at once, which is safe too.
 *
 * <p>Java's own way, a shutdown hook, runs beside those of the embedded databases, which close while a run is stopping.
 */
final class StopSignal implements AutoCloseable {

    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    /** Added to a signal's number it makes the exit code of who was ended by it. */
    private static final int EXIT_BASE = 128;

    /** A run stops in a moment, unless a commit to a slow catalog holds it. */
    private static final int STOP_SECONDS = 30;

    private static final int ASKS_A_SECOND = 10;

    private final SignalHandlers handlers = new SignalHandlers();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Consumer<String> teller;
    private @Nullable Runnable run;
    private @Nullable String heard;

    private StopSignal(Consumer<String> teller) {
        this.teller = teller;
    }

    /**
     * Begins to listen.
     *
     * @param teller takes what a person is told
     */
    static StopSignal listen(Consumer<String> teller) {
        StopSignal signal = new StopSignal(teller);
        NUMBERS.keySet().forEach(name -> signal.handlers.handle(name, () -> signal.come(name)));
        return signal;
    }

    /**
     * Names the run that is to stop from now on.
     *
     * @param guarded asks it to stop; called again and again until it has
     * @param beside takes what a person is told beside the run's progress
     */
    synchronized void guard(Runnable guarded, Consumer<String> beside) {
        run = guarded;
        teller = beside;
    }

    /** The exit code of who was ended by the signal that came. */
    synchronized int exitCode() {
        return heard == null ? Failures.FAILED : exitCode(heard);
    }

    /** Whether a signal came. */
    synchronized boolean isHeard() {
        return heard != null;
    }

    private static int exitCode(String name) {
        return EXIT_BASE + NUMBERS.getOrDefault(name, 0);
    }

    private void come(String name) {
        Runnable guarded = first(name);
        for (int ask = 0; guarded != null && ask < STOP_SECONDS * ASKS_A_SECOND; ask++) {
            guarded.run();
            if (hasEnded()) {
                return;
            }
        }
        // A run that was killed is what the next one makes up for; the record of executions and the lock as well.
        Runtime.getRuntime().halt(exitCode(name));
    }

    /** The run to stop; null when there is none, or this signal is not the first. */
    private synchronized @Nullable Runnable first(String name) {
        if (heard != null) {
            return null;
        }
        heard = name;
        teller.accept("[run] the process was told to end, by SIG" + name
                + (run == null
                        ? ", before anything was read; it ends"
                        : "; the run stops in a moment; a second signal ends it at once"));
        return run;
    }

    private boolean hasEnded() {
        try {
            return ended.await(TimeUnit.SECONDS.toMillis(1) / ASKS_A_SECOND, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops listening: signals mean again what they did before. */
    @Override
    public void close() {
        ended.countDown();
        handlers.close();
    }
}
