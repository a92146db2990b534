package io.bedrockledger.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a data folder holds after many nights, one after the other as a scheduler starts them. The nights lie far ahead, so
 * that what they leave behind is old by the next; {@code -Dledger.nights=365} makes it a year.
 */
class YearOfNightsIT {

    private static final int NIGHTS = Integer.getInteger("ledger.nights", 24);

    private static final Instant FIRST = Instant.parse("2100-01-05T03:00:00Z");

    /** Nights after the last logs until the last days are closed and what they left is gone. */
    private static final int SETTLING = 8;

    /** Calls, their three roll-ups, and two kinds of receipts; nothing is rejected. */
    private static final int TABLES_OF_DAYS = 8;

    /** Data files that only the last snapshots of a table name. */
    private static final int FILES_OF_OLD_SNAPSHOTS = 4;

    /** Manifests and metadata of a table with days, and the data files of its last snapshots: at most so many at a time. */
    private static final int MOST_FILES_BESIDE = 50;

    /** Data, manifests and metadata of {@code runs}, which every night adds to: at most this many files at a time. */
    private static final int MOST_FILES_OF_RUNS = 60;

    /** One row of {@code runs}, compressed. */
    private static final int BYTES_A_RUN = 400;

    /** A page more or less in the databases, whatever the number of nights. */
    private static final long MOST_BYTES_OF_DATABASES = 1 << 20;

    @TempDir
    Path folder;

    private LogFolder logs;

    @BeforeEach
    void makeLogs() {
        logs = new LogFolder(folder.resolve("logs"));
    }

    @Test
    void aDayKeepsOneFileATableAndAQuietNightLeavesItsRowAlone() throws IOException {
        int busy = Math.max(2, NIGHTS / 3);
        int quiet = Math.max(2, NIGHTS - busy - SETTLING);
        for (int night = 0; night < busy; night++) {
            write(night);
            night(night);
        }
        for (int night = busy; night < busy + SETTLING; night++) {
            night(night);
        }
        SortedMap<String, Long> settled = files();
        assertThat(dataFiles(settled).size()).isLessThanOrEqualTo(TABLES_OF_DAYS * (busy + FILES_OF_OLD_SNAPSHOTS));
        assertThat(withoutRuns(settled).size()).isLessThanOrEqualTo(TABLES_OF_DAYS * (busy + MOST_FILES_BESIDE));

        for (int night = busy + SETTLING; night < busy + SETTLING + quiet; night++) {
            night(night);
        }

        SortedMap<String, Long> after = files();
        assertThat(withoutRuns(after).entrySet())
                .containsExactlyElementsOf(withoutRuns(settled).entrySet());
        assertThat(runs(after).size()).isLessThanOrEqualTo(MOST_FILES_OF_RUNS);
        assertThat(bytes(runs(after)))
                .isLessThanOrEqualTo(largestOf(runs(settled)) * MOST_FILES_OF_RUNS + (long) quiet * BYTES_A_RUN);
        assertThat(databaseBytes()).isLessThan(MOST_BYTES_OF_DATABASES);
        try (LedgerFixture ledger = open()) {
            assertThat(ledger.row("select count(*), count(distinct request_id) from invocations"))
                    .isEqualTo(3 * busy + "|" + 3 * busy);
            assertThat(ledger.row("select count(*) from runs")).isEqualTo(String.valueOf(busy + SETTLING + quiet));
        }
    }

    private LedgerFixture open() throws IOException {
        return LedgerFixture.open(folder.resolve("data"), logs.root());
    }

    /** A night in a catalog of its own, as in a process of its own. */
    private void night(int night) throws IOException {
        try (LedgerFixture ledger = open()) {
            ledger.night(FIRST.plus(Duration.ofDays(night)));
        }
    }

    private void write(int night) {
        LocalDate day = LocalDate.ofInstant(FIRST, ZoneOffset.UTC).plusDays(night);
        logs.put(day.toString(), "a", call(night, "a", day), call(night, "b", day));
        String elsewhere = call(night, "c", day).in("eu-central-1").line();
        logs.put("eu-central-1", day.toString(), "a", List.of(elsewhere));
    }

    private static LogCall call(int night, String name, LocalDate day) {
        return LogCall.of(name + night, day + "T01:00:00Z");
    }

    /** From each file of the tables to its bytes. */
    private SortedMap<String, Long> files() throws IOException {
        Path tables = folder.resolve("data/tables/ledger");
        SortedMap<String, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(tables)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(tables.relativize(path).toString(), Files.size(path));
            }
        }
        return files;
    }

    private static SortedMap<String, Long> dataFiles(SortedMap<String, Long> files) {
        return kept(files, name -> name.endsWith(".parquet") && !name.startsWith("runs/"));
    }

    private static SortedMap<String, Long> runs(SortedMap<String, Long> files) {
        return kept(files, name -> name.startsWith("runs/"));
    }

    private static SortedMap<String, Long> withoutRuns(SortedMap<String, Long> files) {
        return kept(files, name -> !name.startsWith("runs/"));
    }

    private static SortedMap<String, Long> kept(SortedMap<String, Long> files, Predicate<String> names) {
        SortedMap<String, Long> kept = new TreeMap<>(files);
        kept.keySet().removeIf(names.negate());
        return kept;
    }

    private static long bytes(SortedMap<String, Long> files) {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long largestOf(SortedMap<String, Long> files) {
        return files.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private long databaseBytes() throws IOException {
        try (Stream<Path> paths = Files.list(folder.resolve("data"))) {
            return paths.filter(path -> path.toString().endsWith(".db"))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
