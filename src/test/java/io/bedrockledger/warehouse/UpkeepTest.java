package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_WEST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    private static final LedgerTable CALLS = LedgerTable.INVOCATIONS;

    /** Monday is the only closed day. */
    private static final Instant FRIDAY = Instant.parse("2025-11-07T03:00:00Z");

    /** Later than any snapshot that a test makes can be. */
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private static final String ALL =
            "select * exclude (request_metadata), cast(request_metadata as varchar)" + " from invocations order by all";

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private DuckDb engine;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
        engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aClosedDayBecomesOneFileInOrderAndNoRowChanges() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "east-", 3);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 2);
        List<String> before = rows(engine, ALL);

        UpkeepReport report = upkeep(FRIDAY);

        assertThat(report.outcome()).isEqualTo(UpkeepReport.Outcome.DONE);
        assertThat(report.compactedDays()).isEqualTo(2);
        assertThat(report.filesBefore()).isEqualTo(4);
        assertThat(report.filesAfter()).isEqualTo(2);
        assertThat(rows(engine, ALL)).isEqualTo(before);
        assertThat(files(CALLS))
                .singleElement()
                .satisfies(file ->
                        assertThat(requestIds(file)).containsExactly("west-1", "west-2", "east-1", "east-2", "east-3"));
        assertThat(current(CALLS).operation()).isEqualTo("replace");
        assertThat(current(CALLS).summary()).containsEntry("upkeep.run.id", "run-9");
    }

    @Test
    void aDayThatTheRunItselfPublishedWaitsForTheNext() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "east-", 3);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 2);

        UpkeepReport report =
                new Upkeep(warehouse, always(UpkeepSettings.DEFAULT), "run-1", FRIDAY).run(StopCheck.NEVER);

        assertThat(report.compactedDays()).isZero();
    }

    @Test
    void filesThatOverlapAreMerged() {
        DataFile odd = write(MONDAY_EAST, 1, 3, 5);
        DataFile even = write(MONDAY_EAST, 2, 4);
        warehouse.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(even, odd), "run-1", warehouse.snapshot(CALLS));

        upkeep(FRIDAY);

        assertThat(files(CALLS))
                .singleElement()
                .satisfies(file -> assertThat(requestIds(file)).containsExactly("r1", "r2", "r3", "r4", "r5"));
    }

    @Test
    void moreOverlappingFilesThanAreOpenAtATimeLoseNoRow() {
        List<DataFile> files = new ArrayList<>();
        for (int file = 0; file < RowLanes.MOST + 3; file++) {
            files.add(write(MONDAY_EAST, 100 + file, 200 + file));
        }
        warehouse.replaceDays(CALLS, List.of(MONDAY_EAST), files, "run-1", warehouse.snapshot(CALLS));
        List<String> before = rows(engine, ALL);

        upkeep(FRIDAY);

        assertThat(files(CALLS)).hasSize(1);
        assertThat(rows(engine, ALL)).isEqualTo(before);
    }

    @Test
    void aLargeDayBecomesSeveralFilesAndIsThenFinished() {
        List<DataFile> files = List.of(
                SampleCalls.write(warehouse, MONDAY_EAST, "e", 3_000),
                SampleCalls.write(warehouse, MONDAY_WEST, "w", 500));
        warehouse.replaceDays(CALLS, List.of(MONDAY_EAST, MONDAY_WEST), files, "run-1", warehouse.snapshot(CALLS));
        UpkeepSettings small = settings(1, 1 << 30);

        upkeep(small, FRIDAY);
        List<DataFile> large = files(CALLS);
        upkeep(small, FRIDAY);

        assertThat(large).hasSize(4);
        assertThat(large.stream().mapToLong(DataFile::recordCount).sum()).isEqualTo(3_500);
        assertThat(locations(files(CALLS))).isEqualTo(locations(large));
    }

    @Test
    void aDayThatIsNotClosedStaysAsItIs() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "east-", 3);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 2);
        List<String> before = locations(files(CALLS));

        upkeep(FRIDAY.minus(Duration.ofDays(1)));

        assertThat(locations(files(CALLS))).isEqualTo(before);
    }

    @Test
    void theOldestDaysComeFirstAndTheRestAnotherNight() {
        for (int day = 0; day < 3; day++) {
            for (DayUnit unit : List.of(on(MONDAY_EAST, day), on(MONDAY_WEST, day))) {
                SampleCalls.publish(warehouse, unit, "r", 1);
            }
        }
        UpkeepSettings oneDayANight = settings(256 << 20, 1);

        assertThat(upkeep(oneDayANight, FAR).compactedDays()).isEqualTo(2);

        assertThat(files(CALLS)).hasSize(5);
        assertThat(files(CALLS).stream().filter(file -> file.location().contains("log_date=2025-11-03/")))
                .hasSize(1);
        upkeep(oneDayANight, FAR);
        upkeep(oneDayANight, FAR);
        assertThat(files(CALLS)).hasSize(3);
    }

    @Test
    void aSecondUpkeepChangesNothing() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "east-", 3);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 2);
        upkeep(FRIDAY);
        List<Path> before = paths();

        assertThat(upkeep(FRIDAY).didSomething()).isFalse();

        assertThat(paths()).isEqualTo(before);
    }

    @Test
    void whatTheReceiptsNoteOfTheFactsIsNotedAgain() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "east-", 1);
        for (DayUnit unit : List.of(MONDAY_EAST, MONDAY_WEST)) {
            receipt(unit);
        }
        String noted = current(LedgerTable.LOG_DAYS).summary().get(Commits.FACTS);

        upkeep(FRIDAY);

        assertThat(current(LedgerTable.LOG_DAYS).operation()).isEqualTo("replace");
        assertThat(current(LedgerTable.LOG_DAYS).summary()).containsEntry(Commits.FACTS, noted);
        assertThat(new Receipts(warehouse).unfinished()).isEqualTo(Unfinished.NOTHING);
    }

    @Test
    void oldSnapshotsExpireWithTheFilesThatOnlyTheyName() throws IOException {
        for (int night = 0; night < 6; night++) {
            SampleCalls.publish(warehouse, TUESDAY_EAST, "night-" + night + "-", 1);
            receipt(TUESDAY_EAST);
        }

        UpkeepReport report = upkeep(FAR);

        assertThat(report.expiredSnapshots()).isEqualTo(9);
        assertThat(warehouse.table(CALLS).snapshots()).hasSize(3);
        assertThat(dataFiles(CALLS)).hasSize(3);
        assertThat(rows(engine, "select request_id from invocations")).containsExactly("night-5-1");
    }

    @Test
    void snapshotsThatAreNotOldStay() {
        for (int night = 0; night < 6; night++) {
            SampleCalls.publish(warehouse, TUESDAY_EAST, "night-" + night + "-", 1);
            receipt(TUESDAY_EAST);
        }

        assertThat(upkeep(FRIDAY).expiredSnapshots()).isZero();

        assertThat(warehouse.table(CALLS).snapshots()).hasSize(6);
    }

    @Test
    void noSnapshotOfFactsExpiresFromTheOneOnThatHasReceipts() {
        for (int night = 0; night < 3; night++) {
            SampleCalls.publish(warehouse, TUESDAY_EAST, "night-" + night + "-", 1);
        }
        receipt(TUESDAY_EAST);
        long receipted = current(CALLS).snapshotId();
        for (int night = 3; night < 9; night++) {
            SampleCalls.publish(warehouse, TUESDAY_EAST, "night-" + night + "-", 1);
        }

        upkeep(FAR);

        assertThat(warehouse.table(CALLS).snapshots()).hasSize(7);
        assertThat(warehouse.table(CALLS).snapshot(receipted)).isNotNull();
        assertThat(warehouse.table(LedgerTable.LOG_OBJECTS).snapshots()).hasSize(3);
    }

    @Test
    void withoutReceiptsNoSnapshotOfFactsExpires() {
        for (int night = 0; night < 6; night++) {
            SampleCalls.publish(warehouse, TUESDAY_EAST, "night-" + night + "-", 1);
        }

        upkeep(FAR);

        assertThat(warehouse.table(CALLS).snapshots()).hasSize(6);
    }

    @Test
    void filesThatNoTableNamesGoAtOnceAndNothingElseDoes() throws IOException {
        SampleCalls.publish(warehouse, TUESDAY_EAST, "r", 1);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "r", 2);
        List<Path> named = paths();
        DataFile dead = SampleCalls.write(warehouse, TUESDAY_EAST, "dead-", 1);
        Path metadata = table(CALLS).resolve("metadata");
        for (String name : List.of("00009-dead.metadata.json", "snap-1-dead.avro", "dead-m0.avro")) {
            Files.writeString(metadata.resolve(name), "{}");
        }
        Path outside = Files.writeString(folder.resolve("tables/ledger/outside.txt"), "x");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("kept.parquet"), "x");
        Path link = Files.createSymbolicLink(table(CALLS).resolve("data/link"), elsewhere);
        Path fileLink = Files.createSymbolicLink(table(CALLS).resolve("data/link.parquet"), kept);

        UpkeepReport report = upkeep(FRIDAY);

        assertThat(report.removedFiles()).isEqualTo(4);
        assertThat(paths())
                .isEqualTo(Stream.concat(named.stream(), Stream.of(outside))
                        .sorted()
                        .toList());
        assertThat(kept).exists();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.isSymbolicLink(fileLink)).isTrue();
        assertThat(dead.recordCount()).isEqualTo(1);
        assertThat(rows(engine, "select count(*) from invocations")).containsExactly("2");
    }

    @Test
    void aFileThatIsMissingIsToldAndNothingIsRemoved() throws IOException {
        SampleCalls.publish(warehouse, TUESDAY_EAST, "r", 1);
        DataFile lost = files(CALLS).get(0);
        SampleCalls.write(warehouse, TUESDAY_EAST, "dead-", 1);
        Files.delete(path(lost));

        UpkeepReport report = upkeep(FRIDAY);

        assertThat(report.outcome()).isEqualTo(UpkeepReport.Outcome.FAILED);
        assertThat(report.failures())
                .containsExactly(new UpkeepReport.Failure(
                        "[ledger.invocations] every file that a table names must be there; 1 are not, such as "
                                + lost.location().substring("local://".length())
                                + "; nothing was removed; bring them back from a copy",
                        true));
        assertThat(dataFiles(CALLS)).hasSize(1);
    }

    @Test
    void aFileThatIsCutIsNotCompacted() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        SampleCalls.publish(warehouse, MONDAY_WEST, "r", 1);
        DataFile cut = files(CALLS).get(0);
        byte[] bytes = Files.readAllBytes(path(cut));
        Files.write(path(cut), Arrays.copyOf(bytes, bytes.length - 1));
        long before = current(CALLS).snapshotId();

        UpkeepReport report = upkeep(FRIDAY);

        assertThat(report.isLasting()).isTrue();
        assertThat(report.failures())
                .first()
                .extracting(UpkeepReport.Failure::message)
                .isEqualTo("[" + cut.location() + "] a data file must be as long as its table says, " + bytes.length
                        + " bytes; it has " + (bytes.length - 1) + "; bring it back from a copy");
        assertThat(current(CALLS).snapshotId()).isEqualTo(before);
        assertThat(files(LedgerTable.LOG_OBJECTS)).hasSize(1);
    }

    @Test
    void aDayWhoseFilesHoldOtherRowsThanTheTableCountsIsNotCompacted() {
        DataFile file = write(MONDAY_EAST, 1, 2);
        DataFile miscounted = DataFiles.builder(warehouse.table(CALLS).spec())
                .copy(file)
                .withMetrics(new Metrics(3L))
                .build();
        DataFile other = write(MONDAY_EAST, 3);
        warehouse
                .table(CALLS)
                .newAppend()
                .appendFile(miscounted)
                .appendFile(other)
                .commit();

        UpkeepReport report = upkeep(FRIDAY);

        assertThat(report.failures())
                .containsExactly(new UpkeepReport.Failure(
                        "[ledger.invocations 2025-11-03] a compaction must change no row; the table counts 4, 3 were read"
                                + " and 3 written, or their values differ; nothing was committed; bring the table's files"
                                + " back from a copy",
                        true));
        assertThat(files(CALLS)).hasSize(2);
    }

    @Test
    void theRowsOfManyRunsBecomeOneFileAndTheRunStillAddsItsOwn() {
        for (int run = 1; run < 8; run++) {
            record("run-" + run, FRIDAY);
        }
        upkeep(FRIDAY);
        assertThat(files(LedgerTable.RUNS)).hasSize(7);
        record("run-8", FRIDAY);

        upkeep(FRIDAY);
        record("run-9", FRIDAY);

        assertThat(files(LedgerTable.RUNS)).hasSize(2);
        assertThat(rows(engine, "select run_id from runs order by 1"))
                .containsExactly("run-1", "run-2", "run-3", "run-4", "run-5", "run-6", "run-7", "run-8", "run-9");
    }

    @Test
    void manyManifestsAreMerged() {
        for (int day = 0; day < 20; day++) {
            SampleCalls.publish(warehouse, on(TUESDAY_EAST, day), "r", 1);
        }
        assertThat(current(CALLS).allManifests(warehouse.table(CALLS).io())).hasSize(20);

        upkeep(FRIDAY);

        assertThat(current(CALLS).allManifests(warehouse.table(CALLS).io())).hasSize(1);
        assertThat(rows(engine, "select count(*) from invocations")).containsExactly("20");
    }

    @Test
    void theTablesMetadataIsNotKeptForEver() throws IOException {
        for (int night = 0; night < 30; night++) {
            SampleCalls.publish(warehouse, TUESDAY_EAST, "r", 1);
        }

        try (Stream<Path> metadata = Files.list(table(CALLS).resolve("metadata"))) {
            assertThat(metadata.filter(path -> path.toString().endsWith(".metadata.json")))
                    .hasSize(21);
        }
    }

    @Test
    void aTableOfAnEarlierVersionGetsTheSettingsThatItLacks() {
        SampleCalls.publish(warehouse, TUESDAY_EAST, "r", 1);
        Table table = warehouse.table(CALLS);
        table.updateProperties()
                .remove(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED)
                .set(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "7")
                .commit();

        upkeep(FRIDAY);

        assertThat(warehouse.existing(CALLS).orElseThrow().properties())
                .containsEntry(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true")
                .containsEntry(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "7");
    }

    @Test
    void upkeepThatIsStoppedIsFinishedByTheNext() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "east-", 3);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 2);
        List<String> before = rows(engine, ALL);
        int[] asked = {0};

        UpkeepReport stopped = new Upkeep(warehouse, always(UpkeepSettings.DEFAULT), "run-9", FRIDAY).run(() -> {
            if (++asked[0] > 10) {
                throw new StoppedException();
            }
        });
        assertThat(stopped.outcome()).isEqualTo(UpkeepReport.Outcome.STOPPED);
        assertThat(files(CALLS)).hasSize(2);
        assertThat(dataFiles(CALLS).size()).isGreaterThanOrEqualTo(2);
        upkeep(FRIDAY);

        assertThat(files(CALLS)).hasSize(1);
        assertThat(dataFiles(CALLS)).hasSize(3);
        assertThat(rows(engine, ALL)).isEqualTo(before);
    }

    @Test
    void upkeepIsNotDueSoonAfterTheLast() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        record("run-1", FRIDAY);

        assertThat(run(UpkeepSettings.DEFAULT, FRIDAY.plus(Duration.ofHours(19)))
                        .outcome())
                .isEqualTo(UpkeepReport.Outcome.NOT_DUE);
        assertThat(run(UpkeepSettings.DEFAULT, FRIDAY.plus(Duration.ofHours(20)))
                        .outcome())
                .isEqualTo(UpkeepReport.Outcome.DONE);
    }

    @Test
    void upkeepCanBeSwitchedOff() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        UpkeepSettings off = new UpkeepSettings(
                false, Duration.ZERO, Duration.ofDays(7), 3, Duration.ofDays(3), 3, 256 << 20, 1 << 30);

        assertThat(run(off, FAR)).isEqualTo(UpkeepReport.nothing(UpkeepReport.Outcome.OFF));
    }

    @Test
    void whatDeadProcessesLeftInTheCacheGoesAfterADay() throws IOException {
        Path files = Files.createDirectories(folder.resolve("cache/files"));
        Path old = aged(files.resolve("a.partial"));
        Path spilled =
                aged(Files.createDirectories(folder.resolve("cache/spill")).resolve("t.tmp"));
        Path copy = aged(files.resolve("a.parquet"));
        Path fresh = Files.writeString(files.resolve("b.partial"), "x");

        assertThat(upkeep(Instant.now()).removedFiles()).isEqualTo(2);

        assertThat(List.of(old, spilled)).noneMatch(Files::exists);
        assertThat(List.of(copy, fresh)).allMatch(Files::exists);
    }

    private static Path aged(Path file) throws IOException {
        Files.writeString(file, "x");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    private UpkeepReport upkeep(Instant now) {
        return upkeep(UpkeepSettings.DEFAULT, now);
    }

    private UpkeepReport upkeep(UpkeepSettings settings, Instant now) {
        return run(always(settings), now);
    }

    private UpkeepReport run(UpkeepSettings settings, Instant now) {
        return new Upkeep(warehouse, settings, "run-9", now).run(StopCheck.NEVER);
    }

    private static UpkeepSettings always(UpkeepSettings settings) {
        return new UpkeepSettings(
                true,
                Duration.ZERO,
                settings.snapshotAge(),
                settings.snapshotsKept(),
                settings.orphanAge(),
                settings.closedAfterDays(),
                settings.fileBytes(),
                settings.nightBytes());
    }

    private static UpkeepSettings settings(long fileBytes, long nightBytes) {
        return new UpkeepSettings(
                true, Duration.ZERO, Duration.ofDays(7), 3, Duration.ofDays(3), 3, fileBytes, nightBytes);
    }

    private static DayUnit on(DayUnit unit, int daysLater) {
        return new DayUnit(unit.logDate().plusDays(daysLater), unit.accountId(), unit.region());
    }

    private DataFile write(DayUnit unit, int... lines) {
        try (RowFile file = warehouse.write(CALLS, unit.logDate(), "run-1")) {
            for (int line : lines) {
                SampleCalls.fill(file.row(), unit, "r" + line, line);
                file.append();
            }
            return file.finish().orElseThrow();
        }
    }

    private void receipt(DayUnit unit) {
        try (RowFile file = warehouse.write(LedgerTable.LOG_DAYS, unit.logDate(), "run-1")) {
            new LogDayReceipt(unit, "fingerprint", "book", "rules", "code", "run-1").fill(file.row());
            file.append();
            SampleCalls.replace(
                    warehouse, LedgerTable.LOG_DAYS, unit, file.finish().orElseThrow());
        }
    }

    private void record(String runId, Instant startedAt) {
        try (RowFile file = warehouse.write(LedgerTable.RUNS, runId)) {
            file.row()
                    .set(RunColumn.RUN_ID, runId)
                    .set(RunColumn.JOB, "nightly")
                    .set(RunColumn.STATE, "COMPLETED")
                    .set(RunColumn.STARTED_AT, startedAt)
                    .set(RunColumn.UPKEEP, UpkeepReport.Outcome.DONE);
            file.append();
            warehouse.append(LedgerTable.RUNS, List.of(file.finish().orElseThrow()), runId);
        }
    }

    private List<DataFile> files(LedgerTable table) {
        return warehouse.plan(table, Expressions.alwaysTrue());
    }

    private static List<String> locations(List<DataFile> files) {
        return files.stream().map(DataFile::location).sorted().toList();
    }

    private List<String> requestIds(DataFile file) {
        List<String> ids = new ArrayList<>();
        new RowReader(CALLS)
                .read(
                        warehouse.table(CALLS).io(),
                        file.location(),
                        row -> ids.add(row.requiredText(InvocationColumn.REQUEST_ID)));
        return ids;
    }

    private Snapshot current(LedgerTable table) {
        return warehouse.existing(table).orElseThrow().currentSnapshot();
    }

    private Path path(DataFile file) {
        return folder.resolve(file.location().substring(LocalFileIO.SCHEME.length()));
    }

    private Path table(LedgerTable table) {
        return folder.resolve("tables/ledger").resolve(table.tableName());
    }

    private List<Path> dataFiles(LedgerTable table) throws IOException {
        try (Stream<Path> paths = Files.walk(table(table).resolve("data"))) {
            return paths.filter(path -> path.toString().endsWith(".parquet")).toList();
        }
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("tables"))) {
            return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
