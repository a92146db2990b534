package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LedgerProcess;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.testing.SmallJobs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that is full, while a run reads, publishes or does its upkeep; a real one, which only root can mount. */
class DiskFullIT {

    private static final String DAY = "2026-11-10";
    private static final String LATER = "2026-11-12";
    private static final String LAST = "2026-11-14";
    private static final String ROOM = "there must be room on the disk; none is left; make room there, then run again";

    @TempDir
    private Path folder;

    private Path disk;
    private Path data;
    private LogFolder logs;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        data = disk.resolve("data");
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()) == 0,
                "needs to be allowed to mount a small file system");
        logs = new LogFolder(folder.resolve("logs"));
        logs.put(DAY, "a", LogCall.of("a", DAY + "T12:00:00Z"));
        logs.put(
                "eu-west-1",
                DAY,
                "c",
                List.of(LogCall.of("c", DAY + "T12:00:00Z").in("eu-west-1").line()));
        SmallJobs.copyPrices(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/nightly.yaml"), "ledger.upkeep: {every: 0s, closed-after-days: 1}\n");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        // Lazily: a database that failed in this process may still hold its file.
        run("umount", "-l", disk.toString());
    }

    @Test
    void theTablesStayWhereverTheRoomEndsAndTheNextRunGoesOn() throws IOException, InterruptedException {
        assertThat(Terminal.type(nightly()).exit()).isZero();
        logs.put(
                LogCall.REGION,
                LATER,
                "b",
                IntStream.range(0, 6_000)
                        .mapToObj(call -> LogCall.of(hash(call), LATER + "T12:00:00Z")
                                .by("arn:aws:sts::111122223333:assumed-role/" + hash(call) + "/x", Map.of())
                                .line())
                        .toList());
        Map<String, String> before = snapshots();

        fill();
        leave(96 << 10);
        FinishedProcess reading = LedgerProcess.run(folder, nightly());
        assertFull(reading.exitCode(), reading.err());
        assertThat(reading.err()).contains("  1/4  list").doesNotContain("  2/4  read");
        makeRoom();
        assertThat(snapshots()).isEqualTo(before);

        FinishedProcess upkeep = fullAfter("  4/4  publish");
        assertFull(upkeep.exitCode(), upkeep.err());
        makeRoom();
        assertThat(calls()).isEqualTo("6002");

        logs.put(LAST, "d", LogCall.of("d", LAST + "T12:00:00Z"));
        FinishedProcess publishing = fullAfter("  3/4  roll up");
        assertFull(publishing.exitCode(), publishing.err());
        assertThat(publishing.err()).doesNotContain("  4/4  publish", "\tat ");
        makeRoom();
        assertThat(calls()).isIn("6002", "6003");

        Terminal next = Terminal.type(nightly());
        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(calls()).isEqualTo("6003");
    }

    private static void assertFull(int exit, String err) {
        assertThat(err).endsWith(ROOM + " (LEDGER_TRACE=1 prints where it happened)\n");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void aTemporaryFolderWithoutRoomIsSaid() throws IOException, InterruptedException {
        data = folder.resolve("data");
        fill();

        FinishedProcess run = FinishedProcess.of(
                LedgerProcess.command(List.of(), List.of("-Djava.io.tmpdir=" + disk), List.of(nightly())), folder);

        assertThat(run.err()).contains("[data folder or " + disk + "] ").doesNotContain("\tat ");
        assertFull(run.exitCode(), run.err());
    }

    @Test
    void aDiskThatMayOnlyBeReadIsSaidAndTheRunGoesOnOnceItMayBeWritten() throws IOException, InterruptedException {
        assertThat(Terminal.type(nightly()).exit()).isZero();
        logs.put(LATER, "b", LogCall.of("b", LATER + "T12:00:00Z"));
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

        FinishedProcess run = LedgerProcess.run(folder, nightly());
        assertThat(run.err()).contains("[" + data, "mounted read-only").doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(1);
        FinishedProcess asked = LedgerProcess.run(folder, "sql", "--data=" + data, "select count(*) from invocations");
        assertThat(asked.err()).contains("must be readable and writable, also to answer questions");
        assertThat(asked.exitCode()).isEqualTo(1);

        assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
        assertThat(Terminal.type(nightly()).exit()).isZero();
        assertThat(calls()).isEqualTo("3");
    }

    /** Something that does not compress. */
    private static String hash(int number) {
        return Long.toHexString(new Random(number).nextLong());
    }

    private String[] nightly() {
        return new String[] {
            "nightly",
            "--data=" + data,
            "--logs=" + logs.root(),
            "--jobs=" + folder.resolve("jobs"),
            "--from=" + DAY,
            "--to=" + LAST
        };
    }

    private FinishedProcess fullAfter(String line) throws IOException, InterruptedException {
        try (LedgerProcess run =
                LedgerProcess.start(folder, LedgerProcess.command(List.of(), List.of(), List.of(nightly())))) {
            run.awaitSaid(line);
            fill();
            return run.end();
        }
    }

    /** Fills the disk to the last byte. */
    private void fill() throws IOException {
        byte[] block = new byte[1 << 20];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void leave(int bytes) throws IOException {
        try (RandomAccessFile filler =
                new RandomAccessFile(disk.resolve("filler").toFile(), "rw")) {
            filler.setLength(filler.length() - bytes);
        }
    }

    private void makeRoom() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private Map<String, String> snapshots() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(data, logs.root())) {
            return ledger.snapshots();
        }
    }

    private String calls() throws IOException {
        try (LedgerFixture ledger = LedgerFixture.open(data, logs.root())) {
            return ledger.row("select count(*) from invocations");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
