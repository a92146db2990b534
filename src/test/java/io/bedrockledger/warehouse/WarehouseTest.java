package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_WEST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {

    private static final LedgerTable CALLS = LedgerTable.INVOCATIONS;

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder.resolve("data with space")));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aLogDayIsReplacedAndItsNeighboursStay() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "old-", 3);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 1);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);

        SampleCalls.publish(warehouse, MONDAY_EAST, "new-", 2);

        assertThat(requestIds(warehouse)).containsExactlyInAnyOrder("new-1", "new-2", "west-1", "tuesday-1");
    }

    @RepeatedTest(3)
    void aTableIsSeenWithTheFieldIdsOfThisVersionOrNotAtAll() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> seen = other.submit(() -> {
                Optional<Table> table = warehouse.existing(CALLS);
                while (table.isEmpty()) {
                    table = warehouse.existing(CALLS);
                }
                return table.get().schema().sameSchema(CALLS.schema());
            });
            warehouse.table(CALLS);

            assertThat(seen.get(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.shutdownNow();
        }
    }

    @RepeatedTest(10)
    void tablesThatSeveralThreadsAskForAtOnceAreMadeOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Future<Table>> asked = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                LedgerTable table = thread == 0 ? CALLS : LedgerTable.RUNS;
                asked.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return warehouse.table(table);
                }));
            }
            Set<Table> made = new HashSet<>();
            for (Future<Table> table : asked) {
                made.add(table.get(10, TimeUnit.SECONDS));
            }
            assertThat(made).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void severalDaysAreReplacedByOneSnapshotThatNamesItsRun() {
        List<DayUnit> units = List.of(MONDAY_EAST, MONDAY_WEST, TUESDAY_EAST);
        List<DataFile> files = units.stream()
                .map(unit -> SampleCalls.write(warehouse, unit, unit.region(), 1))
                .toList();

        OptionalLong snapshot = warehouse.replaceDays(CALLS, units, files, "run-7", OptionalLong.empty());

        assertThat(snapshot).isEqualTo(warehouse.snapshot(CALLS)).isPresent();
        assertThat(warehouse.table(CALLS).snapshots())
                .singleElement()
                .satisfies(s -> assertThat(s.summary()).containsEntry("run.id", "run-7"));
    }

    @Test
    void nothingToChangeIsNoCommit() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        OptionalLong before = warehouse.snapshot(CALLS);

        assertThat(warehouse.replaceDays(CALLS, List.of(), List.of(), "run-2", before))
                .isEqualTo(before);
        assertThat(warehouse.replaceDays(CALLS, List.of(TUESDAY_EAST), List.of(), "run-2", before))
                .isEqualTo(before);
        assertThat(warehouse.snapshot(CALLS)).isEqualTo(before);
    }

    @Test
    void aDayWithoutRowsIsEmptied() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);

        warehouse.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(), "run-2", warehouse.snapshot(CALLS));

        assertThat(requestIds(warehouse)).isEmpty();
    }

    @Test
    void whoReplacesADayThatAnotherChangedIsRefused() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        OptionalLong seen = warehouse.snapshot(CALLS);
        SampleCalls.publish(warehouse, MONDAY_EAST, "other-", 1);
        DataFile late = SampleCalls.write(warehouse, MONDAY_EAST, "late-", 1);

        assertThatThrownBy(() -> warehouse.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(late), "run-2", seen))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("[ledger.invocations] what a run replaces must be as it was when the run began;"
                        + " another writer changed it; nothing was committed; run again");
        assertThat(requestIds(warehouse)).containsExactly("other-1");
    }

    @Test
    void whoSawNoSnapshotIsRefusedWhenTheDayIsThere() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        DataFile late = SampleCalls.write(warehouse, MONDAY_EAST, "late-", 1);

        assertThatThrownBy(() -> warehouse.replaceDays(
                        CALLS, List.of(MONDAY_EAST), List.of(late), "run-2", OptionalLong.empty()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("another writer changed it");
    }

    @Test
    void anotherDayMayChangeMeanwhile() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        OptionalLong seen = warehouse.snapshot(CALLS);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 1);
        DataFile file = SampleCalls.write(warehouse, MONDAY_EAST, "new-", 1);

        warehouse.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(file), "run-2", seen);

        assertThat(requestIds(warehouse)).containsExactlyInAnyOrder("new-1", "west-1");
    }

    @Test
    void aFileWithRowsOfAnotherDayIsRefused() {
        DataFile west = SampleCalls.write(warehouse, MONDAY_WEST, "r", 1);

        assertThatThrownBy(() -> warehouse.replaceDays(
                        CALLS, List.of(MONDAY_EAST), List.of(west), "run-2", OptionalLong.empty()))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "[ledger.invocations] a file must hold rows of the days that it replaces and no others; one holds"
                                + " others; nothing was committed; this is a bug");
        assertThatThrownBy(() -> warehouse.replaceDays(CALLS, List.of(), List.of(west), "run-2", OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[invocations] files are committed for the days that they replace; 1 came without one");
    }

    @Test
    void aDayInAFileThatItSharesWithAnotherIsReplacedAndTheOtherStays() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 2);
        SampleCalls.publish(warehouse, MONDAY_WEST, "west-", 2);
        RewriteFiles compaction = warehouse.table(CALLS).newRewrite().addFile(together(MONDAY_EAST, MONDAY_WEST));
        warehouse.files(CALLS, List.of(MONDAY_EAST, MONDAY_WEST)).forEach(compaction::deleteFile);
        compaction.commit();
        DataFile fresh = SampleCalls.write(warehouse, MONDAY_EAST, "new-", 1);

        warehouse.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(fresh), "run-3", warehouse.snapshot(CALLS));

        assertThat(requestIds(warehouse)).containsExactlyInAnyOrder("new-1", "west-1", "west-2");
    }

    private DataFile together(DayUnit... units) {
        try (RowFile target = warehouse.write(CALLS, MONDAY, "run-2")) {
            for (DataFile file : warehouse.files(CALLS, List.of(units))) {
                warehouse.copy(CALLS, file, (key, line) -> true, target);
            }
            return target.finish().orElseThrow();
        }
    }

    @Test
    void aDraftIsReadAsTheTablesWillBeAndSeenByNobodyBeforeItsCommit() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 2);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);
        DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
        Draft draft = warehouse.draft("run-2");
        draft.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(SampleCalls.write(warehouse, MONDAY_EAST, "new-", 1)));

        String ids = "select request_id from invocations order by 1";
        assertThat(SampleCalls.rows(engine.over(draft), ids)).containsExactly("new-1", "tuesday-1");
        assertThat(SampleCalls.rows(engine, ids)).containsExactly("r1", "r2", "tuesday-1");

        draft.commit();

        assertThat(SampleCalls.rows(engine, ids)).containsExactly("new-1", "tuesday-1");
    }

    @Test
    void aDraftThatIsDiscardedLeavesNoFile() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        long before = dataFiles();
        Draft draft = warehouse.draft("run-2");
        draft.replaceDays(CALLS, List.of(MONDAY_EAST), List.of(SampleCalls.write(warehouse, MONDAY_EAST, "new-", 1)));
        DataFile notDrafted = SampleCalls.write(warehouse, TUESDAY_EAST, "t", 1);

        draft.discard(Map.of(CALLS, List.of(notDrafted)));

        assertThat(dataFiles()).isEqualTo(before);
    }

    private long dataFiles() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".parquet")).count();
        }
    }

    @Test
    void aRunAppendsOnce() {
        for (int i = 0; i < 2; i++) {
            warehouse.append(LedgerTable.RUNS, List.of(run("run-1")), "run-1");
        }
        warehouse.append(LedgerTable.RUNS, List.of(run("run-2")), "run-2");

        assertThat(rows(warehouse, LedgerTable.RUNS, RunColumn.RUN_ID)).containsExactlyInAnyOrder("run-1", "run-2");
    }

    @Test
    void aRewriteKeepsWhatTheFilterKeeps() {
        DataFile file = SampleCalls.write(warehouse, MONDAY_EAST, "r", 5);
        String key = SampleCalls.logKey(MONDAY_EAST);

        DataFile kept = warehouse
                .rewrite(CALLS, file, (logKey, line) -> !(logKey.equals(key) && line == 3), "run-2")
                .orElseThrow();
        SampleCalls.replace(warehouse, CALLS, MONDAY_EAST, kept);

        assertThat(requestIds(warehouse)).containsExactly("r1", "r2", "r4", "r5");
        assertThat(warehouse.rewrite(CALLS, file, (logKey, line) -> false, "run-2"))
                .isEmpty();
    }

    @Test
    void aRewriteLosesNoColumn() {
        DataFile full;
        try (RowFile rows = warehouse.write(CALLS, MONDAY, "run-1")) {
            RowFileTest.fillAll(rows.row(), CALLS);
            rows.append();
            full = rows.finish().orElseThrow();
        }

        DataFile copy =
                warehouse.rewrite(CALLS, full, (logKey, line) -> true, "run-2").orElseThrow();

        assertThat(copy.lowerBounds()).isEqualTo(full.lowerBounds());
        assertThat(copy.valueCounts()).isEqualTo(full.valueCounts());
        assertThat(copy.nullValueCounts()).isEqualTo(full.nullValueCounts());
    }

    @Test
    void filesOfADayAreThoseOfThatDayAlone() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        SampleCalls.publish(warehouse, MONDAY_WEST, "r", 2);

        assertThat(warehouse.files(CALLS, List.of(MONDAY_WEST)))
                .singleElement()
                .satisfies(file -> assertThat(file.recordCount()).isEqualTo(2));
        assertThat(warehouse.files(CALLS, List.of(TUESDAY_EAST))).isEmpty();
    }

    @Test
    void aFolderThatWasCopiedAndOneThatWasMovedReadAsBefore() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        warehouse.close();
        Path original = warehouse.settings().dataFolder();
        Path copied = folder.resolve("copied");
        copy(original, copied);
        Path moved = Files.move(original, folder.resolve("moved"));

        for (Path place : List.of(copied, moved)) {
            try (Warehouse there = Warehouse.open(WarehouseSettings.embedded(place))) {
                SampleCalls.publish(there, TUESDAY_EAST, "later-", 1);
                assertThat(requestIds(there)).containsExactlyInAnyOrder("r1", "later-1");
            }
        }
    }

    @Test
    void twoWarehousesOverOneFolderSeeEachOthersCommits() {
        try (Warehouse reader = Warehouse.open(warehouse.settings())) {
            SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
            assertThat(requestIds(reader)).containsExactly("r1");
            SampleCalls.publish(warehouse, MONDAY_EAST, "new-", 1);
            assertThat(requestIds(reader)).containsExactly("new-1");
        }
    }

    @Test
    void aWarehouseThatWasNeverWrittenToIsEmpty() {
        assertThat(warehouse.snapshot(CALLS)).isEmpty();
        assertThat(warehouse.files(CALLS, List.of(MONDAY_EAST))).isEmpty();
        assertThat(new Receipts(warehouse).newestLogDate()).isEmpty();
        assertThat(new Receipts(warehouse).unfinished()).isEqualTo(Unfinished.NOTHING);
    }

    @Test
    void aFolderThatTheEmbeddedDatabaseCannotNameIsRefused() {
        WarehouseSettings settings = WarehouseSettings.embedded(folder.resolve("a;b"));

        assertThatThrownBy(() -> Warehouse.open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + folder.resolve("a;b") + "] the path of a data folder must be without a semicolon,"
                        + " which ends a path for the embedded database; it has one; choose another folder");
    }

    @Test
    void aFileThatIsDiscardedIsGone() {
        DataFile file = SampleCalls.write(warehouse, MONDAY_EAST, "r", 1);

        warehouse.discard(CALLS, file);

        assertThat(warehouse.table(CALLS).io().newInputFile(file.location()).exists())
                .isFalse();
    }

    @Test
    void aPartitionNeedsADateAndATableWithoutHasNone() {
        assertThatThrownBy(() -> warehouse.write(CALLS, "run-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[invocations] a file is written to a partition; no date was given");
        assertThatThrownBy(() -> warehouse.write(LedgerTable.RUNS, MONDAY, "run-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[runs] a file is written to a partition; the table has none");
    }

    @Test
    void settingsAreShownWithoutTheirValues() {
        assertThat(new WarehouseSettings(folder, java.util.Map.of("type", "glue", "s3.secret-access-key", "hush")))
                .hasToString("WarehouseSettings[dataFolder=" + folder + ", catalog=[s3.secret-access-key, type]]");
    }

    private DataFile run(String runId) {
        try (RowFile file = warehouse.write(LedgerTable.RUNS, runId)) {
            file.row()
                    .set(RunColumn.RUN_ID, runId)
                    .set(RunColumn.JOB, "nightly")
                    .set(RunColumn.STATE, "COMPLETED")
                    .set(RunColumn.STARTED_AT, Instant.parse("2025-11-04T02:00:00Z"));
            file.append();
            return file.finish().orElseThrow();
        }
    }

    private static List<String> requestIds(Warehouse warehouse) {
        return rows(warehouse, CALLS, InvocationColumn.REQUEST_ID);
    }

    private static List<String> rows(Warehouse warehouse, LedgerTable table, Column column) {
        List<String> found = new ArrayList<>();
        RowReader reader = new RowReader(table, List.of(column));
        for (DataFile file : warehouse.plan(table, org.apache.iceberg.expressions.Expressions.alwaysTrue())) {
            reader.read(warehouse.table(table).io(), file.location(), row -> found.add(row.requiredText(column)));
        }
        return found;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }
}
