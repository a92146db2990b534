package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A data file in the making, which no reader sees until its {@link DataFile} is committed; for one thread at a time.
 *
 * <p>{@link #finish} ends it; a file that is closed without, or that holds no row, is removed.
 */
public final class RowFile implements Closeable {

    private final Table table;
    private final @Nullable StructLike partition;
    private final ParquetOutput output;
    private final ParquetWriter<Row> writer;
    private final Row row;
    private long rowCount;
    private boolean closed;
    private boolean kept;

    RowFile(LedgerTable definition, Table table, @Nullable StructLike partition, String location) {
        this.table = table;
        this.partition = partition;
        this.output = new ParquetOutput(table.io().newOutputFile(location));
        org.apache.avro.Schema avroSchema = AvroSchemas.of(definition);
        this.row = new Row(definition, avroSchema);
        try {
            this.writer = writer(definition, avroSchema);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The row to fill before {@link #append}; the same one every time. */
    public Row row() {
        return row;
    }

    /** Writes the row and clears it. */
    public void append() {
        append(row);
        row.clear();
    }

    /** Writes another row of the same table. */
    void append(Row other) {
        try {
            writer.write(other);
        } catch (IOException e) {
            throw unwritable(e);
        }
        rowCount++;
    }

    /** Rows written so far. */
    public long rowCount() {
        return rowCount;
    }

    /** About how long the file would be if it ended now. */
    long bytes() {
        return writer.getDataSize();
    }

    /** Where the file is. */
    public String location() {
        return output.getPath();
    }

    /** Ends the file; empty when it holds no row. */
    public Optional<DataFile> finish() {
        closeWriter();
        if (rowCount == 0) {
            close();
            return Optional.empty();
        }
        Metrics metrics = ParquetUtil.footerMetrics(writer.getFooter(), Stream.empty(), MetricsConfig.forTable(table));
        DataFiles.Builder file = DataFiles.builder(table.spec())
                .withPath(location())
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(output.sizeBytes())
                .withMetrics(metrics)
                .withSplitOffsets(ParquetUtil.getSplitOffsets(writer.getFooter()));
        if (partition != null) {
            file.withPartition(partition);
        }
        kept = true;
        return Optional.of(file.build());
    }

    /** Removes the file unless {@link #finish} ended it. */
    @Override
    public void close() {
        if (kept) {
            return;
        }
        closeWriter();
        kept = true;
        table.io().deleteFile(location());
    }

    private void closeWriter() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ParquetWriter<Row> writer(LedgerTable definition, org.apache.avro.Schema avroSchema) throws IOException {
        Builder builder = new Builder(
                output, definition, ParquetSchemaUtil.convert(table.schema(), definition.tableName()), avroSchema);
        for (Column column : definition.columns()) {
            builder.withDictionaryEncoding(column.columnName(), column.spec().dictionary());
        }
        return builder.withConf(new PlainParquetConfiguration())
                .config(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false")
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
    }

    private WarehouseException unwritable(IOException cause) {
        return new WarehouseException(
                "[" + location() + "] a data file must be writable; writing it failed; see the cause", cause);
    }

    /** Parquet's builder with the schema given, not derived: a derived one has no field ids. */
    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final LedgerTable table;
        private final MessageType schema;
        private final org.apache.avro.Schema avroSchema;

        Builder(ParquetOutput output, LedgerTable table, MessageType schema, org.apache.avro.Schema avroSchema) {
            super(output);
            this.table = table;
            this.schema = schema;
            this.avroSchema = avroSchema;
        }

        @Override
        protected Builder self() {
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
            return new RowWriteSupport(table, schema, avroSchema);
        }
    }
}
