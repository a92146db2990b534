package io.bedrockledger.cli;

import io.bedrockledger.ingest.Progress;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.RunTotals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The progress of a run: a moving bar on a terminal, and elsewhere a line a stage and one now and then between. */
final class ConsoleProgress implements Progress, AutoCloseable {

    private static final int WIDTH = 78;
    private static final int BAR = 16;
    private static final long TERMINAL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOG_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final PrintStream out;
    private final boolean terminal;
    private final long intervalNanos;
    private long lastNanos = System.nanoTime();
    private boolean barIsOpen;

    /** The progress of a run on the process's own terminal, if it has one. */
    static ConsoleProgress of(PrintStream out, RunOptions options, String priceBook) {
        boolean terminal = Boolean.getBoolean("ledger.terminal");
        return new ConsoleProgress(
                out, options, priceBook, terminal, terminal ? TERMINAL_INTERVAL_NANOS : LOG_INTERVAL_NANOS);
    }

    /**
     * The progress of a run.
     *
     * @param intervalNanos what is shown between stages comes this far apart, at least
     */
    ConsoleProgress(PrintStream out, RunOptions options, String priceBook, boolean terminal, long intervalNanos) {
        this.out = out;
        this.terminal = terminal;
        this.intervalNanos = intervalNanos;
        out.println("run " + options.runId() + "   log days "
                + Figures.days(options.window().from(), options.window().to()) + "   price book " + priceBook);
        out.println();
    }

    @Override
    public synchronized void advanced(long doneBytes, long allBytes) {
        long now = System.nanoTime();
        if (now - lastNanos < intervalNanos) {
            return;
        }
        lastNanos = now;
        long percent = allBytes == 0 ? 100 : doneBytes * 100 / allBytes;
        String line = numbered(Stage.READ) + "read      " + Figures.bytes(doneBytes) + " of " + Figures.bytes(allBytes);
        if (terminal) {
            int filled = (int) (percent * BAR / 100);
            out.print("\r" + line + "   " + "█".repeat(filled) + "░".repeat(BAR - filled) + "  " + percent + " %  ");
            out.flush();
            barIsOpen = true;
        } else {
            out.println(line + "   " + percent + " %");
        }
    }

    @Override
    public synchronized void ended(Stage stage, RunTotals soFar, Duration took) {
        String text = numbered(stage) + told(stage, soFar);
        String seconds = Figures.seconds(took);
        int blanks = Math.max(2, WIDTH - text.codePointCount(0, text.length()) - seconds.length());
        barIsOpen = false;
        out.println((terminal ? "\r" : "") + text + " ".repeat(blanks) + seconds);
        lastNanos = System.nanoTime();
    }

    /** Says something on a line of its own. */
    synchronized void say(String line) {
        close();
        out.println(line);
    }

    /** Ends the line of a bar that did not come to its end, so that what is said next has its own. */
    @Override
    public synchronized void close() {
        if (barIsOpen) {
            barIsOpen = false;
            out.println();
        }
    }

    private static String numbered(Stage stage) {
        return "  " + stage.number() + "/" + Stage.values().length + "  ";
    }

    private static String told(Stage stage, RunTotals soFar) {
        return switch (stage) {
            case LIST -> "list      " + listed(soFar);
            case READ ->
                "read      " + Figures.counted(soFar.objects(), "object") + "   " + Figures.bytes(soFar.bytes()) + "   "
                        + Figures.counted(soFar.records(), "record");
            case PUBLISH ->
                "publish   " + Figures.counted(soFar.files(), "file") + "   " + Figures.bytes(soFar.fileBytes());
            case ROLL_UP ->
                "roll up   " + Figures.counted(soFar.usageDates().size(), "usage date") + "   " + soFar.checks()
                        + " of " + soFar.checks() + " checks hold";
        };
    }

    private static String listed(RunTotals soFar) {
        int days = soFar.unchangedDays() + soFar.changedDays();
        String vanished = soFar.vanished() == 0
                ? ""
                : "   gone: " + Figures.counted(soFar.vanished(), "object") + ", their rows are kept";
        return Figures.counted(days, "log day") + ": " + Figures.count(soFar.unchangedDays()) + " unchanged, "
                + Figures.count(soFar.changedDays()) + " to read" + vanished;
    }
}
