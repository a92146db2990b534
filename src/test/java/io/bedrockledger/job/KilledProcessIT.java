package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, killed without a warning while it publishes batch after batch, and the runs after it. */
class KilledProcessIT {

    private static final int KILLS = 3;
    private static final String FROM = "2026-11-10";
    private static final String TO = "2026-11-24";

    @TempDir
    Path folder;

    @Test
    void theRunAfterTheKillsEndsWithTheTablesOfARunThatLived() throws IOException, InterruptedException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        for (int day = 10; day <= 24; day++) {
            LogCall last = LogCall.of("last-" + (day - 1), "2026-11-%02dT23:59:00Z".formatted(day - 1));
            LogCall first = LogCall.of("last-" + day, "2026-11-%02dT23:59:00Z".formatted(day));
            logs.put("2026-11-" + day, "a", first.withoutCounts(), last);
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            killedRun(logs.root(), random.nextInt(2_000));
        }

        try (LedgerFixture killed = LedgerFixture.open(folder.resolve("data"), logs.root());
                LedgerFixture lived = LedgerFixture.open(folder.resolve("lived"), logs.root())) {
            killed.launch(FROM, TO);
            lived.launch(FROM, TO);

            for (String table : List.of("invocations", "log_objects", "rejected_records", "daily_costs")) {
                assertThat(killed.content().get(table))
                        .as("%s, seed %d", table, seed)
                        .isEqualTo(lived.content().get(table));
            }
            assertThat(killed.launch(FROM, TO).readDays()).isZero();
        }
    }

    private void killedRun(Path logs, int afterMillis) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.bedrockledger.cli.Ledger",
                "nightly",
                "--data=" + folder.resolve("data"),
                "--logs=" + logs,
                "--jobs=jobs",
                "--from=" + FROM,
                "--to=" + TO);
        Map<String, String> environment = command.environment();
        environment.put("LEDGER_RUN_BATCH", "1B");
        Process run = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        try {
            long before = committed();
            while (run.isAlive() && committed() == before) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            if (run.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
                assertThat(run.exitValue())
                        .as(Files.readString(folder.resolve("out.txt")))
                        .isZero();
            }
        } finally {
            run.destroyForcibly().waitFor();
        }
    }

    /** Files of table metadata, of which every commit writes one. */
    private long committed() throws IOException {
        Path tables = folder.resolve("data/tables/ledger/invocations/metadata");
        if (!Files.isDirectory(tables)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(tables)) {
            return files.count();
        }
    }
}
