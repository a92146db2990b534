package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a data file in the making, some columns of which are written anew. It begins with the first row group that
 * changes; of a file without one nothing is written.
 */
final class PatchedFile implements Closeable {

    private static final int NO_PADDING = 0;

    private final Table table;
    private final PatchSource source;
    private final ParquetOutput output;
    private final List<Column> changed;
    private final BytesInputCompressor compressor;
    private final @Nullable Object[] values;
    private final Map<String, Patched> patched = new LinkedHashMap<>();
    private @Nullable ParquetFileWriter file;
    private int groupsRead;
    private boolean kept;

    /**
     * Nothing is written yet.
     *
     * @param changed the columns that are written anew; the source has them
     */
    PatchedFile(Table table, String location, PatchSource source, List<Column> changed) {
        this.table = table;
        this.source = source;
        this.output = new ParquetOutput(table.io().newOutputFile(location));
        this.changed = changed;
        this.compressor = new ZstdCodecs().getCompressor(CompressionCodecName.ZSTD);
        this.values = new Object[changed.size()];
    }

    /** Begins the changed columns of the next row group. */
    void beginGroup() {
        patched.clear();
        for (Column column : changed) {
            Type field = source.schema().getFields().stream()
                    .filter(candidate -> candidate.getId().intValue() == column.fieldId())
                    .findFirst()
                    .orElseThrow();
            patched.put(field.getName(), new Patched(column, field));
        }
    }

    /** Takes the changed columns of a row. */
    void append(Row row) {
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(changed.get(i).ordinal());
        }
        int i = 0;
        for (Patched column : patched.values()) {
            column.write(values, i++);
        }
    }

    /** Writes the row group, as it is in the source where nothing changed. */
    void endGroup(boolean changes) throws IOException {
        if (changes && file == null) {
            file = begin();
            for (int group = 0; group < groupsRead; group++) {
                write(file, source.rowGroups().get(group), Map.of());
            }
        }
        if (file != null) {
            write(file, source.rowGroups().get(groupsRead), patched);
        }
        for (Patched column : patched.values()) {
            column.close();
        }
        groupsRead++;
    }

    private ParquetFileWriter begin() throws IOException {
        ParquetFileWriter begun = new ParquetFileWriter(
                output,
                source.schema(),
                ParquetFileWriter.Mode.CREATE,
                ColumnFile.ROW_GROUP_BYTES,
                NO_PADDING,
                null,
                ParquetProperties.builder().build());
        begun.start();
        return begun;
    }

    private void write(ParquetFileWriter target, BlockMetaData group, Map<String, Patched> anew) throws IOException {
        target.startBlock(group.getRowCount());
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            Patched column = anew.get(chunk.getPath().toArray()[0]);
            if (column == null) {
                source.copy(chunk, target);
            } else {
                column.flush(target);
            }
        }
        target.endBlock();
    }

    /** Ends the file; empty when no row group changed. */
    Optional<DataFile> finish(StructLike partition) throws IOException {
        ParquetFileWriter written = file;
        if (written == null) {
            return Optional.empty();
        }
        written.end(new HashMap<>(source.metadata()));
        written.close();
        kept = true;
        return Optional.of(DataFiles.builder(table.spec())
                .withPath(output.getPath())
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(output.sizeBytes())
                .withPartition(partition)
                .withMetrics(
                        ParquetUtil.footerMetrics(written.getFooter(), Stream.empty(), MetricsConfig.forTable(table)))
                .withSplitOffsets(ParquetUtil.getSplitOffsets(written.getFooter()))
                .build());
    }

    /** Removes the file unless {@link #finish} ended it. */
    @Override
    public void close() throws IOException {
        compressor.release();
        ParquetFileWriter unfinished = kept ? null : file;
        if (unfinished != null) {
            kept = true;
            try {
                unfinished.close();
            } finally {
                table.io().deleteFile(output.getPath());
            }
        }
    }

    /** One changed column of one row group. */
    private final class Patched {

        private final ColumnChunkPageWriteStore pages;
        private final ColumnWriteStore store;
        private final ColumnFeed feed;

        Patched(Column column, Type field) {
            MessageType alone = new MessageType(source.schema().getName(), field);
            ParquetProperties properties = ParquetProperties.builder()
                    .withDictionaryEncoding(column.spec().dictionary())
                    .build();
            pages = ColumnChunkPageWriteStore.builder()
                    .withSchema(alone)
                    .withAllocator(properties.getAllocator())
                    .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                    .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                    .withRowGroupOrdinal(groupsRead)
                    .withCompressorProvider(path -> compressor)
                    .build();
            store = properties.newColumnWriteStore(alone, pages, pages);
            feed = ColumnFeed.of(column, field.getName(), alone, store);
        }

        void write(@Nullable Object[] row, int place) {
            feed.write(row, place, place + 1, 1);
            store.endRecord();
        }

        void flush(ParquetFileWriter target) throws IOException {
            store.flush();
            pages.flushToFileWriter(target);
        }

        void close() {
            store.close();
            pages.close();
        }
    }
}
