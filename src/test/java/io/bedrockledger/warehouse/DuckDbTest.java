package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.MONDAY_WEST;
import static io.bedrockledger.warehouse.SampleCalls.TUESDAY_EAST;
import static io.bedrockledger.warehouse.SampleCalls.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private DuckDb engine;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder.resolve("it's data")));
        engine = new DuckDb(warehouse, SqlSettings.defaults(warehouse.settings().dataFolder()));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyTableHasItsColumnsAndTheirTypes(LedgerTable table) {
        try (SqlResult result = engine.query("select * from " + table.tableName())) {
            assertThat(result.columns()).extracting(SqlColumn::name).isEqualTo(columnNames(table));
            assertThat(result.columns()).extracting(SqlColumn::typeName).isEqualTo(duckTypes(table));
            assertThat(result.next()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTableWithRowsHasTheSameColumnsAndTypes(LedgerTable table) {
        commitFullRow(table);

        try (SqlResult result = engine.query("select * from ledger." + table.tableName())) {
            assertThat(result.columns()).extracting(SqlColumn::name).isEqualTo(columnNames(table));
            assertThat(result.columns()).extracting(SqlColumn::typeName).isEqualTo(duckTypes(table));
            assertThat(result.next()).isTrue();
        }
    }

    @Test
    void aStatementIsCancelledByAnotherThread() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                // One that comes before the statement begins is missed.
                do {
                    engine.cancel();
                } while (!answered.await(10, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();

        assertThatThrownBy(() -> rows(
                        engine,
                        "select count(*) from range(1000000) a, range(1000000) b, range(1000000) c"
                                + " where a.range + b.range = c.range + 1"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("Interrupted");

        answered.countDown();
        other.join();
        assertThat(rows(engine, "select 1")).containsExactly("1");
    }

    @Test
    void everyValueComesBackExactly() {
        commitFullRow(LedgerTable.INVOCATIONS);
        commitFullRow(LedgerTable.DAILY_COSTS);

        assertThat(rows(
                        engine,
                        "select request_id, agent_step, invoked_at, log_date, image_count, list_cost_usd,"
                                + " request_metadata, element_at(request_metadata, 'none') from invocations"))
                .containsExactly("text 1|1029|2025-11-04T00:00:03.123456Z|2025-11-03|38.000001|1052.000000000001|"
                        + "{\"key\":\"välue\"}|NULL");
        assertThat(rows(engine, "select list_cost_usd from daily_costs"))
                .containsExactly("-98765432109876543180.000000000001");
    }

    @Test
    void bothNamesOfATableAreTheSameTable() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 3);

        assertThat(rows(engine, "select count(*) from invocations")).containsExactly("3");
        assertThat(rows(engine, "SELECT count(*) FROM Ledger.Invocations")).containsExactly("3");
        assertThat(rows(engine, "select count(*) from \"ledger\".\"invocations\""))
                .containsExactly("3");
    }

    @Test
    void sumsOfMoneyStayDecimal() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 3);

        try (SqlResult result =
                engine.query("select sum(list_cost_usd), sum(input_tokens), avg(latency_ms) from invocations")) {
            result.next();
            assertThat(result.value(0)).hasValue(new BigDecimal("0.054000000000"));
            assertThat(result.value(1)).hasValue(BigInteger.valueOf(3_000));
            assertThat(result.value(2)).isEmpty();
            assertThat(result.columns())
                    .extracting(SqlColumn::kind)
                    .containsExactly(SqlColumn.Kind.DECIMAL, SqlColumn.Kind.INTEGER, SqlColumn.Kind.FLOATING);
        }
    }

    @Test
    void timesAreUtcWhateverTheMachineThinks() {
        assertThat(rows(
                        engine,
                        "select timestamptz '2025-11-03 08:30:00+00', timestamp '2025-11-03 08:30:00',"
                                + " cast(timestamptz '2025-11-03 23:30:00+00' as date)"))
                .containsExactly("2025-11-03T08:30:00Z|2025-11-03T08:30|2025-11-03");
    }

    @Test
    void nestedValuesAreJson() {
        assertThat(rows(engine, "select [1, null, 2], map {'a': 'b'}, {'x': 1, 'y': date '2025-11-03'}"))
                .containsExactly("[1,null,2]|{\"a\":\"b\"}|{\"x\":1,\"y\":\"2025-11-03\"}");
    }

    @Test
    void itSpeaksTheDialectThatBothEnginesUnderstand() {
        assertThat(
                        rows(
                                engine,
                                "select 7 / 2, approx_distinct(x), approx_percentile(x, 0.5), count_if(x > 1),"
                                        + " date_diff('day', date '2025-11-01', date '2025-11-03') from (values (1), (2), (3)) t(x)"))
                .containsExactly("3|3|2|2|2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('%s/catalog.mv.db')",
                "select * from glob('/*')",
                "select * from '%s/cache/x.parquet'"
            })
    void noFileButThePlannedOnesIsRead(String sql) {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        String statement =
                sql.formatted(warehouse.settings().dataFolder().toString().replace("'", "''"));

        assertThatThrownBy(() -> rows(engine, statement))
                .isInstanceOf(SqlException.class)
                .message()
                .containsAnyOf(
                        "must be one select that only reads", "file system operations are disabled", "does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to '/tmp/never'",
                "attach '/tmp/never.db'",
                "install httpfs",
                "load httpfs",
                "set enable_external_access = true",
                "set lock_configuration = false",
                "create table t(x int)",
                "insert into invocations select * from invocations",
                "delete from invocations",
                "drop view invocations",
                "call pragma_version()",
                "explain analyze select 1",
                "with c as (insert into invocations select * from invocations returning 1) select * from c",
                "with c as (delete from invocations returning 1) select * from c",
                "",
                "select 1; select 2",
                "select 1; copy (select 1) to '/tmp/never'"
            })
    void nothingButOneSelectIsRun(String sql) {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);

        assertThatThrownBy(() -> engine.query(sql))
                .isInstanceOf(SqlException.class)
                .hasMessage("[sql] a statement must be one select that only reads; it is another or several;"
                        + " the tables are changed by runs alone");
        assertThat(rows(engine, "select count(*) from invocations")).containsExactly("1");
    }

    static Stream<String> writings() {
        String copy = "copy (select 1) to '%s' (format csv, use_tmp_file false)";
        return Stream.of(
                copy,
                "select count(*) from invocations; " + copy,
                "with c as (" + copy + ") select * from c, invocations",
                "select (with c as (" + copy + ") select count(*) from c) from invocations",
                "select 1 union all (with c as (" + copy + ") select count(*) from c, invocations)",
                "select * from query('" + copy.replace("'", "''") + "'), invocations",
                "select * from json_execute_serialized_sql('{\"statements\":[]}'), (select '%s') as t, invocations");
    }

    @ParameterizedTest
    @MethodSource("writings")
    void aPlannedFileIsReadButNeverWritten(String sql) throws Exception {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        Path path = fileOfMonday();
        byte[] before = Files.readAllBytes(path);
        String quotes = sql.contains("query('") ? "''''" : "''";

        assertThatThrownBy(() -> engine.query(sql.formatted(path.toString().replace("'", quotes))))
                .isInstanceOf(SqlException.class)
                .message()
                .containsAnyOf("must be one select that only reads", "Expected a single SELECT statement");
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("select 'open", "unterminated"),
                List.of("selec 1", "syntax error"),
                List.of("select nothing from invocations", "nothing"),
                List.of("select * from no_such_table", "no_such_table"),
                List.of("select cast('x' || i as int) from range(3) t(i)", "Could not convert string 'x0' to INT32"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldInTheEnginesWords(List<String> sqlAndMessage) {
        assertThatThrownBy(() -> engine.query(sqlAndMessage.get(0)))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining(sqlAndMessage.get(1));
    }

    @Test
    void columnsAreFoundByFieldIdAfterARename() throws Exception {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 1);
        RenamedColumns.rewrite(fileOfMonday());

        assertThat(rows(engine, "select request_id, team, list_cost_usd from invocations"))
                .containsExactly("r1|learning|0.018000000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from invocations;",
                "from invocations select count(*)",
                "with c as (select * from invocations), d as (select * from c) select count(*) from d",
                "select count(*) from (select request_id from invocations union all select run_id from runs)",
                "with recursive c(n) as (select 1 union all select n + 1 from c where n < 2) select max(n) from c, invocations",
                "select 2 where 'copy' <> '\"type\":\"COPY_QUERY_NODE\"'"
            })
    void everyFormOfSelectIsRun(String sql) {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 2);

        assertThat(rows(engine, sql)).containsExactly("2");
    }

    @Test
    void theTablesOfACatalogQueryAreAllThere() {
        assertThat(rows(engine, "select table_name from information_schema.tables order by 1"))
                .contains("invocations", "runs", "cost_by_workflow", "unpriced");
    }

    @Test
    void anOpenAnswerIsNotDisturbedByACommit() {
        SampleCalls.publish(warehouse, MONDAY_EAST, "r", 3);
        List<String> seen = new ArrayList<>();

        try (SqlResult result = engine.query("select request_id from invocations order by 1")) {
            SampleCalls.publish(warehouse, MONDAY_EAST, "new-", 1);
            while (result.next()) {
                result.text(0).ifPresent(seen::add);
            }
        }

        assertThat(seen).containsExactly("r1", "r2", "r3");
        assertThat(rows(engine, "select request_id from invocations")).containsExactly("new-1");
    }

    @Test
    void aPartOfATableIsAllThatAStatementSees() {
        for (DayUnit unit : List.of(MONDAY_EAST, MONDAY_WEST, TUESDAY_EAST)) {
            SampleCalls.publish(warehouse, unit, "r", 1);
        }

        try (SqlResult result = engine.query(
                "select count(*) from invocations",
                Map.of(LedgerTable.INVOCATIONS, Part.of(InvocationColumn.USAGE_DATE, List.of(MONDAY))))) {
            result.next();
            assertThat(result.text(0)).hasValue("2");
        }
    }

    @Test
    void aStatementThatNeedsMoreMemoryThanItHasSpills() {
        SqlSettings small = new SqlSettings(folder.resolve("work"), 160L << 20, 1L << 20);

        assertThat(rows(
                        new DuckDb(warehouse, small),
                        "select count(*) from (select distinct i, hash(i) as h from range(6000000) t(i))"))
                .containsExactly("6000000");
    }

    private Path fileOfMonday() {
        DataFile file =
                warehouse.files(LedgerTable.INVOCATIONS, List.of(MONDAY_EAST)).get(0);
        return warehouse.settings().dataFolder().resolve(file.location().substring("local:///".length()));
    }

    private void commitFullRow(LedgerTable table) {
        DataFile file;
        try (RowFile rows = table.partition().isPresent()
                ? warehouse.write(table, MONDAY, "run-1")
                : warehouse.write(table, "run-1")) {
            RowFileTest.fillAll(rows.row(), table);
            rows.append();
            file = rows.finish().orElseThrow();
        }
        warehouse.append(table, List.of(file), "run-1 at " + Instant.EPOCH);
    }

    private static List<String> columnNames(LedgerTable table) {
        return table.columns().stream().map(Column::columnName).toList();
    }

    private static List<String> duckTypes(LedgerTable table) {
        return table.columns().stream().map(c -> c.type().duckName()).toList();
    }
}
