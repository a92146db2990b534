package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowFileTest {

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(WarehouseSettings.embedded(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @EnumSource
    void theFooterHoldsTheFieldIdOfEveryColumn(LedgerTable table) throws IOException {
        MessageType schema = schemaOf(writeFullRow(table));

        assertThat(schema.getFields()).hasSameSizeAs(table.columns());
        for (Column column : table.columns()) {
            assertThat(schema.getType(column.columnName()).getId().intValue()).isEqualTo(column.fieldId());
        }
    }

    @Test
    void theFooterHoldsTheFieldIdsOfTheMapsKeyAndValue() throws IOException {
        GroupType map = schemaOf(writeFullRow(LedgerTable.INVOCATIONS))
                .getType("request_metadata")
                .asGroupType()
                .getType(0)
                .asGroupType();

        assertThat(map.getType(0).getId().intValue()).isEqualTo(75);
        assertThat(map.getType(1).getId().intValue()).isEqualTo(76);
    }

    @Test
    void typesInTheFileAreThoseThatEveryReaderExpects() throws IOException {
        MessageType calls = schemaOf(writeFullRow(LedgerTable.INVOCATIONS));
        MessageType costs = schemaOf(writeFullRow(LedgerTable.DAILY_COSTS));

        assertThat(calls.getType("list_cost_usd")).hasToString("optional int64 list_cost_usd (DECIMAL(18,12)) = 53");
        assertThat(calls.getType("invoked_at")).hasToString("required int64 invoked_at (TIMESTAMP(MICROS,true)) = 4");
        assertThat(calls.getType("log_date")).hasToString("required int32 log_date (DATE) = 6");
        assertThat(costs.getType("list_cost_usd"))
                .hasToString("optional fixed_len_byte_array(16) list_cost_usd (DECIMAL(38,12)) = 30");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(LedgerTable table) {
        DataFile file = writeFullRow(table);
        List<Object> read = new ArrayList<>();

        new RowReader(table).read(warehouse.table(table).io(), file.location(), row -> {
            for (Column column : table.columns()) {
                read.add(Optional.ofNullable(row.get(column.ordinal())));
            }
        });

        Row expected = fillAll(new Row(table, AvroSchemas.of(table)), table);
        List<Object> written = new ArrayList<>();
        for (Column column : table.columns()) {
            written.add(Optional.ofNullable(expected.get(column.ordinal())));
        }
        assertThat(read).isEqualTo(written);
    }

    @Test
    void absentIsNullAndSoAreAnEmptyTextAndAnEmptyMap() {
        DataFile file;
        try (RowFile rows = warehouse.write(LedgerTable.INVOCATIONS, SampleCalls.MONDAY, "run-1")) {
            SampleCalls.fill(rows.row(), SampleCalls.MONDAY_EAST, "r1", 1)
                    .set(InvocationColumn.TEAM, "")
                    .set(InvocationColumn.REQUEST_METADATA, Map.of());
            rows.append();
            SampleCalls.fill(rows.row(), SampleCalls.MONDAY_EAST, "r2", 2);
            rows.append();
            file = rows.finish().orElseThrow();
        }
        List<Boolean> absent = new ArrayList<>();
        new RowReader(LedgerTable.INVOCATIONS)
                .read(warehouse.table(LedgerTable.INVOCATIONS).io(), file.location(), row -> {
                    absent.add(row.text(InvocationColumn.TEAM) == null);
                    absent.add(row.text(InvocationColumn.REQUEST_METADATA) == null);
                    absent.add(row.text(InvocationColumn.PROMPT) == null);
                });

        assertThat(absent).containsExactly(true, true, true, false, false, true);
    }

    @Test
    void theDataFileTellsRowsSizePartitionAndWholeBounds() throws IOException {
        DataFile file = SampleCalls.write(warehouse, SampleCalls.MONDAY_WEST, "r", 7);

        assertThat(file.recordCount()).isEqualTo(7);
        assertThat(file.partition().get(0, Integer.class)).isEqualTo((int) SampleCalls.MONDAY.toEpochDay());
        assertThat(file.fileSizeInBytes()).isEqualTo(Files.size(local(file)));
        ByteBuffer upper = file.upperBounds().get(InvocationColumn.REGION.fieldId());
        assertThat(Conversions.<CharSequence>fromByteBuffer(Types.StringType.get(), upper))
                .hasToString(SampleCalls.LONG_REGION);
        assertThat(file.location())
                .matches("local:///tables/ledger/invocations/data/log_date=2025-11-03/run-1-[0-9a-f]{8}-00001.parquet");
    }

    @Test
    void pagesAreCompressedWithZstdAndLongsThatDifferHaveNoDictionary() throws IOException {
        DataFile file = SampleCalls.write(warehouse, SampleCalls.MONDAY_EAST, "r", 1_000);

        try (ParquetFileReader reader = reader(file)) {
            assertThat(reader.getFooter().getBlocks().get(0).getColumns())
                    .allSatisfy(c -> assertThat(c.getCodec()).isEqualTo(CompressionCodecName.ZSTD))
                    .filteredOn(c -> c.getPath().toDotString().equals("line_number"))
                    .allSatisfy(c -> assertThat(c.hasDictionaryPage()).isFalse());
        }
    }

    @Test
    void aFileThatIsNotFinishedLeavesNothing() throws IOException {
        String location;
        try (RowFile rows = warehouse.write(LedgerTable.INVOCATIONS, SampleCalls.MONDAY, "run-1")) {
            SampleCalls.fill(rows.row(), SampleCalls.MONDAY_EAST, "r1", 1);
            rows.append();
            location = rows.location();
        }

        assertThat(local(location)).doesNotExist();
    }

    @Test
    void aFileWithoutRowsIsNone() {
        try (RowFile rows = warehouse.write(LedgerTable.INVOCATIONS, SampleCalls.MONDAY, "run-1")) {
            assertThat(rows.finish()).isEmpty();
            assertThat(local(rows.location())).doesNotExist();
        }
    }

    @Test
    void aRequiredColumnWithoutAValueIsRefused() {
        try (RowFile rows = warehouse.write(LedgerTable.LOG_DAYS, SampleCalls.MONDAY, "run-1")) {
            assertThatThrownBy(rows::append)
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining("[log_date] must have a value; it has none");
        }
    }

    private DataFile writeFullRow(LedgerTable table) {
        try (RowFile rows = table.partition().isPresent()
                ? warehouse.write(table, SampleCalls.MONDAY, "run-1")
                : warehouse.write(table, "run-1")) {
            fillAll(rows.row(), table);
            rows.append();
            return rows.finish().orElseThrow();
        }
    }

    /** Sets every column to a value that no other column has. */
    static Row fillAll(Row row, LedgerTable table) {
        for (Column column : table.columns()) {
            int id = column.fieldId();
            switch (column.type()) {
                case STRING -> row.set(column, "text " + id);
                case INT, BIGINT -> row.set(column, 1_000L + id);
                case DATE -> row.set(column, SampleCalls.MONDAY);
                case TIMESTAMPTZ ->
                    row.set(column, Instant.parse("2025-11-03T23:59:59.123456Z").plusSeconds(id));
                case QUANTITY -> row.set(column, new BigDecimal("0.000001").add(BigDecimal.valueOf(id)));
                case USD -> row.set(column, new BigDecimal("999.000000000001").add(BigDecimal.valueOf(id)));
                case USD_SUM ->
                    row.set(column, new BigDecimal("-98765432109876543210.000000000001").add(BigDecimal.valueOf(id)));
                case STRING_MAP -> row.set(column, Map.of("key", "välue"));
            }
        }
        return row;
    }

    private MessageType schemaOf(DataFile file) throws IOException {
        try (ParquetFileReader reader = reader(file)) {
            return reader.getFooter().getFileMetaData().getSchema();
        }
    }

    private ParquetFileReader reader(DataFile file) throws IOException {
        return ParquetFileReader.open(
                new ParquetInput(org.apache.iceberg.Files.localInput(local(file).toFile())),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    private Path local(DataFile file) {
        return local(file.location());
    }

    private Path local(String location) {
        return folder.resolve(location.substring("local:///".length()));
    }
}
