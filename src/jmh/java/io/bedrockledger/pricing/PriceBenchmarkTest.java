package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark and prints calls a second of one core, bytes a call, machine and commit; no bar hangs on it. */
class PriceBenchmarkTest {

    private static final int WARMUPS = 5;
    private static final int ROUNDS = 5;

    @Test
    void tellsHowManyCallsOneCorePricesInASecond() throws RunnerException, IOException, InterruptedException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PriceBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(WARMUPS)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(ROUNDS)
                        .measurementTime(TimeValue.seconds(2))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();

        assertThat(results).hasSize(1);
        RunResult result = results.iterator().next();
        Map<String, Result> beside = result.getSecondaryResults();
        double calls = beside.get("calls").getScore();
        double cpuSeconds = beside.get("cpuNanos").getScore() / 1e9;
        double bytes = beside.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElseThrow();
        print(
                "calls/s of one core  %,.0f (%,.0f by the clock)",
                calls / cpuSeconds, result.getPrimaryResult().getScore());
        print("bytes a call         %,.0f", bytes);
        print("machine              %s; JDK %s; load %.1f", processor(), System.getProperty("java.version"), load());
        print("commit               %s", commit());
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        String name = Files.isReadable(told)
                ? Files.readAllLines(told).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown")
                : System.getProperty("os.arch");
        return Runtime.getRuntime().availableProcessors() + " x " + name;
    }

    private static String commit() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
        String told = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? told : "unknown";
    }
}
