package io.bedrockledger.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process took, itself and all that it started. Linux only, by {@code /proc}.
 *
 * @param wall from its start to its end
 * @param cpu user and system time, in steps of ten milliseconds
 * @param peakBytes the largest resident memory of one process of it
 * @param program the program that the last of it ran, such as a JVM that a script turned into
 */
record Measured(Duration wall, Duration cpu, long peakBytes, String program) {

    private static final long SAMPLE_MILLIS = 10;

    /** The clock of {@code /proc}, fixed at 100 on every Linux that has a JDK. */
    private static final long TICK_MILLIS = 10;

    private static final Path SELF = Path.of("/proc/self/stat");
    private static final String PEAK = "VmHWM:";

    /**
     * Runs a process to its end, its output to a file.
     *
     * @throws IllegalStateException when it fails; the message names the file that holds what it said
     */
    static Measured of(ProcessBuilder builder, Path output) throws IOException, InterruptedException {
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        long cpuBefore = childTicks();
        long begin = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        String program = "";
        while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            program = process.info().command().orElse(program);
            try (Stream<ProcessHandle> below = process.descendants()) {
                peak = Math.max(
                        peak,
                        below.mapToLong(child -> peakBytes(child.pid())).max().orElse(0));
            }
            peak = Math.max(peak, peakBytes(process.pid()));
        }
        long wall = System.nanoTime() - begin;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("[" + output + "] " + builder.command() + " must end with 0; it ended with "
                    + process.exitValue() + "; what it said is in the file");
        }
        return new Measured(
                Duration.ofNanos(wall), Duration.ofMillis((childTicks() - cpuBefore) * TICK_MILLIS), peak, program);
    }

    double wallSeconds() {
        return wall.toNanos() / 1e9;
    }

    double cpuSeconds() {
        return cpu.toNanos() / 1e9;
    }

    /** User and system time of all children that have ended and were waited for, theirs included. */
    private static long childTicks() throws IOException {
        String stat = Files.readString(SELF, StandardCharsets.US_ASCII);
        // The second field, a name in parentheses, may hold anything; the fifteenth and sixteenth after it are meant.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static long peakBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith(PEAK)) {
                    return Long.parseLong(line.substring(PEAK.length(), line.length() - "kB".length())
                                    .strip())
                            << 10;
                }
            }
        } catch (IOException endedMeanwhile) {
            return 0;
        }
        return 0;
    }
}
