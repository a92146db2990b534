package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_WEST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The tables on a real S3 server, under a JDBC catalog and Iceberg's own S3FileIO, by settings alone. */
class S3WarehouseTest {

    @TempDir
    Path folder;

    private final String bucket = "warehouse-" + UUID.randomUUID();
    private Warehouse warehouse;

    @BeforeEach
    void open() {
        S3Server server = S3Server.running();
        server.createBucket(bucket);
        Map<String, String> catalog = new HashMap<>(server.fileIoProperties());
        catalog.put("type", "jdbc");
        catalog.put("uri", "jdbc:h2:file:" + folder.resolve("catalog") + ";DATABASE_TO_LOWER=TRUE");
        catalog.put("warehouse", "s3://" + bucket + "/tables");
        warehouse = Warehouse.open(new WarehouseSettings(folder, catalog));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void theTablesAreWrittenReplacedRolledUpAndChecked() {
        DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder));
        SampleCalls.publish(warehouse, MONDAY_EAST, "old-", 3);
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 2);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "tuesday-", 1);
        SampleCalls.rollUp(warehouse, engine, List.of(MONDAY, MONDAY.plusDays(1)), "run-1");

        assertThat(rows(engine, "select usage_date, calls, list_cost_usd from daily_costs order by 1"))
                .containsExactly("2025-11-03|2|0.036000000000", "2025-11-04|1|0.018000000000");
        assertThat(Checks.run(engine)).isEmpty();
        assertThat(new Receipts(warehouse).logObjects(MONDAY, MONDAY)).hasSize(1);
        assertThat(warehouse.files(LedgerTable.INVOCATIONS, List.of(MONDAY_EAST)))
                .singleElement()
                .satisfies(file -> assertThat(file.location())
                        .startsWith("s3://" + bucket + "/tables/ledger/invocations/data/log_date=2025-11-03/run-1-"));
    }

    @Test
    void theCacheHoldsNoMoreThanItsBoundAndDropsWhatWasNotUsedForLongest() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        SampleCalls.publish(warehouse, MONDAY_WEST, "r", 1);
        SampleCalls.publish(warehouse, TUESDAY_EAST, "r", 1);
        long size = largestFile();
        DuckDb engine = new DuckDb(warehouse, new SqlSettings(folder.resolve("work"), 1L << 28, size * 2));

        for (DayUnit unit : List.of(MONDAY_EAST, TUESDAY_EAST)) {
            try (SqlResult result = engine.query(
                    "select count(*) from invocations",
                    Map.of(LedgerTable.INVOCATIONS, Part.of(InvocationColumn.LOG_DATE, List.of(unit.logDate()))))) {
                assertThat(result.next()).isTrue();
            }
        }

        assertThat(cachedBytes()).isLessThanOrEqualTo(size * 2);
        assertThatThrownBy(() -> engine.query("select count(*) from invocations"))
                .isInstanceOf(SqlException.class)
                .hasMessageStartingWith("[" + folder.resolve("work").resolve("files")
                        + "] the files that a statement reads must fit into the cache of " + size * 2
                        + " bytes but are")
                .hasMessageEndingWith("name fewer days, enlarge the cache, or ask Athena");
    }

    @Test
    void aCopyIsMadeOnce() throws IOException {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        DuckDb engine = new DuckDb(warehouse, SqlSettings.defaults(folder));

        for (int i = 0; i < 2; i++) {
            assertThat(rows(engine, "select request_id from invocations")).containsExactly("r1");
        }

        assertThat(cached()).hasSize(1);
    }

    @Test
    void filesThatNoTableNamesGoByTheirAge() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        SampleCalls.publish(warehouse, MONDAY_WEST, "r", 1);
        SampleCalls.write(warehouse, MONDAY_EAST, "dead-", 1);
        S3Server.running().put(bucket, "tables/ledger/invocations-of-others/kept.parquet", new byte[] {1});
        UpkeepSettings settings =
                new UpkeepSettings(true, Duration.ZERO, Duration.ofDays(7), 3, Duration.ofDays(3), 3, 1 << 20, 1 << 20);
        Instant now = Instant.now();
        int before = keys().size();

        new Upkeep(warehouse, settings, "run-2", now.plus(Duration.ofDays(2))).run(StopCheck.NEVER);
        assertThat(keys().size()).isGreaterThan(before);
        UpkeepReport report =
                new Upkeep(warehouse, settings, "run-3", now.plus(Duration.ofDays(4))).run(StopCheck.NEVER);

        assertThat(report.failures()).isEmpty();
        assertThat(report.removedFiles()).isEqualTo(1);
        assertThat(keys()).contains("tables/ledger/invocations-of-others/kept.parquet");
        assertThat(rows(new DuckDb(warehouse, SqlSettings.defaults(folder)), "select count(*) from invocations"))
                .containsExactly("2");
    }

    private List<String> keys() {
        return S3Server.running().client().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void aFileThatIsNotFinishedLeavesNothing() {
        try (RowFile file = warehouse.write(LedgerTable.INVOCATIONS, MONDAY, "run-1")) {
            SampleCalls.fill(file.row(), MONDAY_EAST, "r1", 1);
            file.append();
        }

        assertThat(S3Server.running()
                        .client()
                        .listObjectsV2(request -> request.bucket(bucket))
                        .contents())
                .noneMatch(object -> object.key().endsWith(".parquet"));
    }

    private long largestFile() {
        return warehouse.files(LedgerTable.INVOCATIONS, List.of(MONDAY_EAST, MONDAY_WEST, TUESDAY_EAST)).stream()
                .mapToLong(DataFile::fileSizeInBytes)
                .max()
                .orElseThrow();
    }

    private long cachedBytes() throws IOException {
        long total = 0;
        for (Path path : cached(folder.resolve("work"))) {
            total += Files.size(path);
        }
        return total;
    }

    private List<Path> cached() throws IOException {
        return cached(folder.resolve("cache"));
    }

    private static List<Path> cached(Path work) throws IOException {
        try (Stream<Path> paths = Files.list(work.resolve("files"))) {
            return paths.toList();
        }
    }
}
