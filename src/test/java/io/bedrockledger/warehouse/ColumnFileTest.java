package io.bedrockledger.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnFileTest {

    private static final String OURS = "ours.parquet";
    private static final String AVROS = "avros.parquet";

    /** Rows after which Parquet first asks how large its pages are. */
    private static final int FIRST_CHECK = ParquetProperties.DEFAULT_MINIMUM_RECORD_COUNT_FOR_CHECK;

    /** Rows after which Parquet ends a page whatever its size. */
    private static final int PAGE_ROWS = ParquetProperties.DEFAULT_PAGE_ROW_COUNT_LIMIT;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyTableIsWrittenAsParquetsOwnAvroWriterWritesIt(LedgerTable table) throws IOException {
        assertSameBytes(table, 1_000);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                FIRST_CHECK - 1,
                FIRST_CHECK,
                FIRST_CHECK + 1,
                ColumnFile.ROWS_AT_A_TIME - 1,
                ColumnFile.ROWS_AT_A_TIME,
                ColumnFile.ROWS_AT_A_TIME + 1
            })
    void whereverTheRowsEndTheBytesAreThoseOfParquetsOwnAvroWriter(int rows) throws IOException {
        assertSameBytes(LedgerTable.INVOCATIONS, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {PAGE_ROWS, 2 * PAGE_ROWS + 1})
    void pagesEndWhereThoseOfParquetsOwnAvroWriterEnd(int rows) throws IOException {
        assertSameBytes(LedgerTable.DUPLICATE_RECORDS, rows);
    }

    @Test
    void anEmptyMapStaysApartFromNone() throws IOException {
        Row row = new Row(LedgerTable.INVOCATIONS, AvroSchemas.of(LedgerTable.INVOCATIONS));
        List<@Nullable Object> maps = Arrays.asList(Map.of(), null, new TreeMap<>(Map.of("a", "1", "b", "1")));
        try (ColumnFile file = open(LedgerTable.INVOCATIONS, ColumnFile.ROW_GROUP_BYTES)) {
            for (Object map : maps) {
                RowFileTest.fillAll(row, LedgerTable.INVOCATIONS);
                put(row, InvocationColumn.REQUEST_METADATA, map);
                file.append(row);
            }
            file.end();
        }

        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.REQUEST_METADATA))
                .isEqualTo(maps);
    }

    @Test
    void rowGroupsEndNearTheirSizeAndLoseNothing() throws IOException {
        int rows = 5_000;
        ParquetMetadata footer;
        try (ColumnFile file = open(LedgerTable.INVOCATIONS, 200_000)) {
            rows(LedgerTable.INVOCATIONS, rows, append(file));
            file.end();
            footer = file.footer();
        }

        List<Long> written = new ArrayList<>();
        rows(LedgerTable.INVOCATIONS, rows, row -> written.add(row.requiredLong(InvocationColumn.LINE_NUMBER)));
        List<Long> groups =
                footer.getBlocks().stream().map(BlockMetaData::getRowCount).toList();
        assertThat(groups).hasSizeBetween(5, 50);
        assertThat(groups.subList(0, groups.size() - 1)).allMatch(count -> count > ColumnFile.ROWS_AT_A_TIME);
        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.LINE_NUMBER))
                .isEqualTo(written);
    }

    @Test
    void aFileThatEndsWithARowGroupHasNoEmptyOne() throws IOException {
        ParquetMetadata footer;
        try (ColumnFile file = open(LedgerTable.INVOCATIONS, 1)) {
            rows(LedgerTable.INVOCATIONS, 2 * FIRST_CHECK, append(file));
            file.end();
            footer = file.footer();
        }

        assertThat(footer.getBlocks())
                .isNotEmpty()
                .extracting(BlockMetaData::getRowCount)
                .doesNotContain(0L);
        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.LINE_NUMBER))
                .hasSize(2 * FIRST_CHECK);
    }

    @Test
    void aRowMayBeUsedAgainAtOnce() throws IOException {
        Row row = new Row(LedgerTable.INVOCATIONS, AvroSchemas.of(LedgerTable.INVOCATIONS));
        StringBuilder text = new StringBuilder("one");
        try (ColumnFile file = open(LedgerTable.INVOCATIONS, ColumnFile.ROW_GROUP_BYTES)) {
            file.append(RowFileTest.fillAll(row, LedgerTable.INVOCATIONS).set(InvocationColumn.TEAM, text));
            text.replace(0, text.length(), "two");
            file.append(row.set(InvocationColumn.TEAM, text));
            row.clear();
            file.end();
        }

        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.TEAM)).containsExactly("one", "two");
    }

    @Test
    void halfOfASurrogatePairIsAQuestionMark() throws IOException {
        Row row = RowFileTest.fillAll(
                new Row(LedgerTable.INVOCATIONS, AvroSchemas.of(LedgerTable.INVOCATIONS)), LedgerTable.INVOCATIONS);
        try (ColumnFile file = open(LedgerTable.INVOCATIONS, ColumnFile.ROW_GROUP_BYTES)) {
            file.append(row.set(InvocationColumn.TEAM, "a\ud800b")
                    .set(InvocationColumn.REQUEST_METADATA, Map.of("\udc00", "\ud83d\ude00\ud83d")));
            file.end();
        }

        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.TEAM)).containsExactly("a?b");
        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.REQUEST_METADATA))
                .containsExactly(Map.of("?", "\ud83d\ude00?"));
    }

    @Test
    void aRequiredColumnWithoutAValueIsRefusedAndTheRowsBeforeItStay() throws IOException {
        Row row = new Row(LedgerTable.INVOCATIONS, AvroSchemas.of(LedgerTable.INVOCATIONS));
        try (ColumnFile file = open(LedgerTable.INVOCATIONS, ColumnFile.ROW_GROUP_BYTES)) {
            file.append(RowFileTest.fillAll(row, LedgerTable.INVOCATIONS));
            put(row, InvocationColumn.STATUS, null);

            assertThatThrownBy(() -> file.append(row))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("[status] must have a value; it has none");

            file.end();
        }
        assertThat(column(LedgerTable.INVOCATIONS, InvocationColumn.STATUS)).hasSize(1);
    }

    private void assertSameBytes(LedgerTable table, int rows) throws IOException {
        try (ColumnFile file = open(table, ColumnFile.ROW_GROUP_BYTES)) {
            rows(table, rows, append(file));
            file.end();
        }
        try (ParquetWriter<Row> writer = new AvroBuilder(output(AVROS), table).build()) {
            rows(table, rows, row -> {
                try {
                    writer.write(row);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }

        assertThat(folder.resolve(OURS)).hasSameBinaryContentAs(folder.resolve(AVROS));
    }

    private ColumnFile open(LedgerTable table, long rowGroupBytes) throws IOException {
        return new ColumnFile(output(OURS), table, schema(table), rowGroupBytes);
    }

    private static Consumer<Row> append(ColumnFile file) {
        return row -> {
            try {
                file.append(row);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
    }

    private ParquetOutput output(String name) throws IOException {
        Path path = folder.resolve(name);
        Files.deleteIfExists(path);
        return new ParquetOutput(org.apache.iceberg.Files.localOutput(path.toFile()));
    }

    private static void put(Row row, Column column, @Nullable Object value) {
        row.put(column.ordinal(), value);
    }

    private List<@Nullable Object> column(LedgerTable table, Column column) {
        LocalFileIO io = new LocalFileIO(folder);
        List<@Nullable Object> values = new ArrayList<>();
        new RowReader(table).read(io, LocalFileIO.SCHEME + OURS, row -> values.add(row.get(column.ordinal())));
        return values;
    }

    private static MessageType schema(LedgerTable table) {
        Schema schema = table.schema();
        return ParquetSchemaUtil.convert(schema, table.tableName());
    }

    /** Hands over rows of which some values repeat, some are long, some are rare and some are absent. */
    private static void rows(LedgerTable table, int count, Consumer<Row> sink) {
        Random random = new Random(20_251_103);
        Row row = new Row(table, AvroSchemas.of(table));
        for (int i = 0; i < count; i++) {
            row.clear();
            for (Column column : table.columns()) {
                if (column.spec().required() || random.nextInt(8) > column.ordinal() % 9) {
                    fill(row, column, column.spec().dictionary() ? random.nextInt(200) : random.nextInt());
                }
            }
            sink.accept(row);
        }
    }

    private static void fill(Row row, Column column, int seed) {
        switch (column.type()) {
            case STRING -> row.set(column, "süß 😀 " + column.ordinal() + "/" + seed);
            case INT, BIGINT -> row.set(column, (long) seed);
            case DATE -> row.set(column, SampleCalls.MONDAY.plusDays(seed % 100));
            case TIMESTAMPTZ ->
                row.set(column, Instant.parse("2025-11-03T23:59:59.123456Z").plusMillis(seed));
            case QUANTITY -> row.set(column, BigDecimal.valueOf(seed, ColumnType.QUANTITY_SCALE));
            case USD, USD_SUM -> row.set(column, BigDecimal.valueOf(seed, ColumnType.USD_SCALE));
            case STRING_MAP -> row.set(column, Map.of("key", "välue " + seed, "key" + seed % 3, "x"));
        }
    }

    /** Parquet's writer of Avro records over the schema, the codec and the columns' dictionaries of our tables. */
    private static final class AvroBuilder extends ParquetWriter.Builder<Row, AvroBuilder> {

        private final LedgerTable table;

        AvroBuilder(ParquetOutput output, LedgerTable table) {
            super(output);
            this.table = table;
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new ZstdCodecs());
            withCompressionCodec(CompressionCodecName.ZSTD);
            for (Column column : table.columns()) {
                withDictionaryEncoding(column.columnName(), column.spec().dictionary());
            }
        }

        @Override
        protected AvroBuilder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, though only its successor is called
        protected AvroWriteSupport<Row> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return writeSupport();
        }

        @Override
        protected AvroWriteSupport<Row> getWriteSupport(org.apache.parquet.conf.ParquetConfiguration configuration) {
            return writeSupport();
        }

        private AvroWriteSupport<Row> writeSupport() {
            return new AvroWriteSupport<>(schema(table), AvroSchemas.of(table), GenericData.get());
        }
    }
}
