package io.bedrockledger.cli;

import io.bedrockledger.ingest.Progress;
import io.bedrockledger.ingest.RunOptions;
import io.bedrockledger.ingest.RunTotals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The progress of a run: a moving bar on a terminal, and elsewhere a line a stage and one now and then between. */
final class ConsoleProgress implements Progress {

    private static final int WIDTH = 78;
    private static final int BAR = 16;
    private static final long TERMINAL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LOG_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final PrintStream out;
    private final boolean terminal;
    private final long intervalNanos;
    private long lastNanos = System.nanoTime();

    ConsoleProgress(PrintStream out, RunOptions options, String priceBook) {
        this.out = out;
        this.terminal = Boolean.getBoolean("ledger.terminal");
        this.intervalNanos = terminal ? TERMINAL_INTERVAL_NANOS : LOG_INTERVAL_NANOS;
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
        String line = "  2/4  read      " + Figures.bytes(doneBytes) + " of " + Figures.bytes(allBytes);
        if (terminal) {
            int filled = (int) (percent * BAR / 100);
            out.print("\r" + line + "   " + "█".repeat(filled) + "░".repeat(BAR - filled) + "  " + percent + " %  ");
            out.flush();
        } else {
            out.println(line + "   " + percent + " %");
        }
    }

    @Override
    public synchronized void ended(Stage stage, RunTotals soFar, Duration took) {
        String text = "  " + stage.number() + "/" + Stage.values().length + "  " + told(stage, soFar);
        String seconds = Figures.seconds(took);
        int blanks = Math.max(2, WIDTH - text.codePointCount(0, text.length()) - seconds.length());
        out.println((terminal ? "\r" : "") + text + " ".repeat(blanks) + seconds);
        lastNanos = System.nanoTime();
    }

    private static String told(Stage stage, RunTotals soFar) {
        return switch (stage) {
            case LIST -> "list      " + listed(soFar);
            case READ ->
                "read      " + Figures.count(soFar.objects()) + " objects   " + Figures.bytes(soFar.bytes()) + "   "
                        + Figures.count(soFar.records()) + " records";
            case PUBLISH ->
                "publish   " + Figures.count(soFar.files()) + " files   " + Figures.bytes(soFar.fileBytes());
            case ROLL_UP ->
                "roll up   " + Figures.count(soFar.usageDates().size()) + " usage dates   " + soFar.checks() + " of "
                        + soFar.checks() + " checks hold";
        };
    }

    private static String listed(RunTotals soFar) {
        int days = soFar.unchangedDays() + soFar.changedDays();
        String vanished = soFar.vanished() == 0
                ? ""
                : "   " + Figures.count(soFar.vanished()) + " objects are gone, their rows are kept";
        return Figures.count(days) + (days == 1 ? " log day: " : " log days: ") + Figures.count(soFar.unchangedDays())
                + " unchanged, " + Figures.count(soFar.changedDays()) + " to read" + vanished;
    }
}
