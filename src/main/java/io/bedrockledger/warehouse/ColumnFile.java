package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport.WriteContext;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file in the making that is fed column by column: rows wait until there are {@value #ROWS_AT_A_TIME}, then
 * each column takes its values of all of them. Parquet's own writer of records takes a row at a time through a tree of
 * fields and asks of every value where it stands, which is two fifths of its work. What comes out is the same file to
 * the byte; a row group ends at about {@value #ROW_GROUP_BYTES} bytes.
 */
final class ColumnFile implements Closeable {

    /** Parquet's own default; a row group is held in memory until it is full. */
    static final long ROW_GROUP_BYTES = ParquetWriter.DEFAULT_BLOCK_SIZE;

    /** Enough for a loop a column to pay, few enough for the rows to stay in the processor's cache. */
    static final int ROWS_AT_A_TIME = 128;

    private static final int NO_PADDING = 0;

    private final MessageType schema;
    private final List<Column> columns;
    private final ParquetProperties properties;
    private final Map<String, String> metadata;
    private final long rowGroupBytes;
    private final ParquetFileWriter file;
    private final BytesInputCompressor compressor;
    private final ColumnFeed[] feeds;
    private final @Nullable Object[] waiting;
    private int waitingEnd;
    private int rowGroups;
    private long rowGroupRows;
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore store;

    /** @param rowGroupBytes bytes, about, after which a row group ends */
    ColumnFile(ParquetOutput output, LedgerTable table, MessageType schema, long rowGroupBytes) throws IOException {
        this.schema = schema;
        this.columns = table.columns();
        this.properties = properties(columns);
        this.metadata = metadata(schema, AvroSchemas.of(table));
        this.rowGroupBytes = rowGroupBytes;
        this.feeds = new ColumnFeed[columns.size()];
        this.waiting = new Object[ROWS_AT_A_TIME * columns.size()];
        this.file = new ParquetFileWriter(
                output, schema, ParquetFileWriter.Mode.CREATE, rowGroupBytes, NO_PADDING, null, properties);
        file.start();
        this.compressor = new ZstdCodecs().getCompressor(CompressionCodecName.ZSTD);
        this.pages = pages();
        this.store = feedInto(pages);
    }

    /**
     * Takes the values of a row, which the caller may then use again.
     *
     * @throws IllegalStateException when a required column has none
     */
    void append(Row row) throws IOException {
        row.copyTo(waiting, waitingEnd);
        waitingEnd += feeds.length;
        rowGroupRows++;
        // Before it may cut pages a store wants to hold everything, and says so one row ahead.
        boolean fed = waitingEnd == waiting.length || store.isColumnFlushNeeded();
        if (fed) {
            feed();
        }
        store.endRecord();
        if (fed && store.getBufferedSize() >= rowGroupBytes) {
            endRowGroup();
            pages = pages();
            store = feedInto(pages);
        }
    }

    /** About how long the file would be if it ended now. */
    long bytes() {
        try {
            return file.getPos() + store.getBufferedSize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is waiting and the footer. */
    void end() throws IOException {
        endRowGroup();
        file.end(metadata);
        close();
    }

    /** The file's end; only after {@link #end}. */
    ParquetMetadata footer() {
        return file.getFooter();
    }

    /** Lets go of the file, which is no Parquet file unless {@link #end} was called. */
    @Override
    public void close() throws IOException {
        compressor.release();
        file.close();
    }

    private void feed() {
        for (int i = 0; i < feeds.length; i++) {
            feeds[i].write(waiting, i, waitingEnd, feeds.length);
        }
        waitingEnd = 0;
    }

    private void endRowGroup() throws IOException {
        if (rowGroupRows > 0) {
            feed();
            file.startBlock(rowGroupRows);
            store.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
            rowGroups++;
            rowGroupRows = 0;
        }
        store.close();
        pages.close();
    }

    private ColumnChunkPageWriteStore pages() {
        return ColumnChunkPageWriteStore.builder()
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .withRowGroupOrdinal(rowGroups)
                .withCompressorProvider(column -> compressor)
                .build();
    }

    private ColumnWriteStore feedInto(ColumnChunkPageWriteStore target) {
        ColumnWriteStore writers = properties.newColumnWriteStore(schema, target, target);
        for (int i = 0; i < feeds.length; i++) {
            feeds[i] = ColumnFeed.of(columns.get(i), schema, writers);
        }
        return writers;
    }

    private static ParquetProperties properties(List<Column> columns) {
        ParquetProperties.Builder properties = ParquetProperties.builder();
        for (Column column : columns) {
            properties.withDictionaryEncoding(column.columnName(), column.spec().dictionary());
        }
        return properties.build();
    }

    /** What parquet-avro leaves in a footer, so that its readers find the records as it would have written them. */
    private static Map<String, String> metadata(MessageType schema, Schema avroSchema) {
        AvroWriteSupport<Row> avro = new AvroWriteSupport<>(schema, avroSchema, GenericData.get());
        WriteContext context = avro.init(new PlainParquetConfiguration());
        Map<String, String> metadata = new HashMap<>(context.getExtraMetaData());
        metadata.put(ParquetWriter.OBJECT_MODEL_NAME_PROP, avro.getName());
        return metadata;
    }
}
