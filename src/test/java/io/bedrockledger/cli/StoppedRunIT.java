package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.SmallJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are told to end by SIGTERM, in every phase one. */
class StoppedRunIT {

    private static final String DAY = "2026-11-10";
    private static final String LATER = "2026-11-20";

    /** So many calls that each phase takes long enough to be stopped in. */
    private static final int CALLS = 6_000;

    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    private LogFolder logs;
    private Path data;

    @BeforeEach
    void everyCallTwice() throws IOException {
        logs = new LogFolder(folder.resolve("logs"));
        data = folder.resolve("data");
        List<String> lines = IntStream.range(0, CALLS)
                .mapToObj(call -> LogCall.of("call-" + call, DAY + "T12:00:00Z")
                        .by("arn:aws:sts::111122223333:assumed-role/caller-" + call + "/session", Map.of())
                        .line())
                .toList();
        logs.put(LogCall.REGION, DAY, "a", lines);
        logs.put(LogCall.REGION, DAY, "b", lines);
        logs.put(
                "eu-west-1",
                DAY,
                "c",
                List.of(LogCall.of("c", DAY + "T13:00:00Z").in("eu-west-1").line()));
        SmallJobs.copyPrices(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/nightly.yaml"), """
                ledger:
                  run.portion: 1KB
                  upkeep: {every: 0s, closed-after-days: 1}
                """);
    }

    @Test
    void aRunStopsInAnyPhaseAndTheNextOneGoesOn() throws IOException, InterruptedException {
        assertStopped("  1/4  list", "  2/4  read");
        try (LedgerProcess run = start()) {
            assertStopped(run.await("a file of duplicates", () -> holdsParquet("duplicate_records")), "  2/4  read");
        }
        assertStopped("  2/4  read", "  3/4  roll up");
        assertStopped("  3/4  roll up", "  4/4  publish");
        complete(data);
        stopUpkeep();
        complete(data);
        complete(folder.resolve("undisturbed"));
        compare(data, folder.resolve("undisturbed"));
    }

    private LedgerProcess start() throws IOException {
        return LedgerProcess.start(folder, LedgerProcess.command(List.of(), List.of(), nightly(data)));
    }

    private List<String> nightly(Path target) {
        return List.of(
                "nightly",
                "--data=" + target,
                "--logs=" + logs.root(),
                "--jobs=" + folder.resolve("jobs"),
                "--from=" + DAY,
                "--to=" + LATER);
    }

    private void assertStopped(String line, String unreached) throws IOException, InterruptedException {
        try (LedgerProcess run = start()) {
            assertStopped(run.awaitSaid(line), unreached);
        }
    }

    private static void assertStopped(LedgerProcess run, String unreached) throws IOException, InterruptedException {
        FinishedProcess ended = run.terminate().end();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(SIGTERM);
        assertThat(ended.err())
                .contains("[run] the process was told to end, by SIGTERM; the run stops in a moment;"
                        + " a second signal ends it at once\n")
                .endsWith("[run] the run was stopped; what it had published stays; start it again to go on\n")
                .doesNotContain(unreached);
        assertThat(ended.out()).isEmpty();
    }

    private void stopUpkeep() throws IOException, InterruptedException {
        logs.put(LATER, "d", LogCall.of("d", LATER + "T12:00:00Z"));
        try (LedgerProcess run = start()) {
            FinishedProcess ended = run.awaitSaid("  4/4  publish").terminate().end();
            assertThat(ended.exitCode()).as(ended.err()).isEqualTo(SIGTERM);
            assertThat(ended.err())
                    .endsWith(
                            "[run] the run was stopped after everything was published; upkeep is for another night\n");
        }
        try (LedgerFixture ledger = LedgerFixture.open(data, logs.root())) {
            assertThat(ledger.row("select upkeep from runs order by ended_at desc limit 1"))
                    .isEqualTo("STOPPED");
        }
    }

    private void complete(Path target) {
        Terminal ended = Terminal.type(nightly(target).toArray(String[]::new));
        assertThat(ended.exit()).as(ended.err()).isZero();
    }

    private boolean holdsParquet(String table) throws IOException {
        Path files = data.resolve("tables/ledger/" + table + "/data");
        if (!Files.isDirectory(files)) {
            return false;
        }
        try (Stream<Path> found = Files.walk(files)) {
            return found.anyMatch(path -> path.toString().endsWith(".parquet"));
        }
    }

    private void compare(Path stopped, Path undisturbed) throws IOException {
        try (LedgerFixture one = LedgerFixture.open(stopped, logs.root());
                LedgerFixture other = LedgerFixture.open(undisturbed, logs.root())) {
            Map<String, List<String>> found = one.content();
            // Not row by row: a message of thousands of rows helps nobody.
            Map<String, List<String>> expected = other.content();
            // Since when a finding is open depends on the nights that looked; this folder had one more.
            assertThat(ids(found)).isEqualTo(ids(expected));
            expected.keySet().remove("findings");
            expected.forEach((table, rows) -> assertThat(rows.equals(found.get(table)))
                    .as("%s holds the rows of an undisturbed run", table)
                    .isTrue());
        }
    }

    private static List<String> ids(Map<String, List<String>> content) {
        return content.getOrDefault("findings", List.of()).stream()
                .map(finding -> finding.substring(0, finding.indexOf('|')))
                .toList();
    }
}
