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
    private final ColumnFile columns;
    private final Row row;
    private long rowCount;
    private boolean kept;

    RowFile(LedgerTable definition, Table table, @Nullable StructLike partition, String location) {
        this.table = table;
        this.partition = partition;
        this.output = new ParquetOutput(table.io().newOutputFile(location));
        this.row = new Row(definition, AvroSchemas.of(definition));
        // The schema is the table's, not one that is derived from the rows: a derived one has no field ids.
        MessageType schema = ParquetSchemaUtil.convert(table.schema(), definition.tableName());
        try {
            this.columns = new ColumnFile(output, definition, schema, ColumnFile.ROW_GROUP_BYTES);
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
    public void append(Row other) {
        try {
            columns.append(other);
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
        return columns.bytes();
    }

    /** Where the file is. */
    public String location() {
        return output.getPath();
    }

    /** Ends the file; empty when it holds no row. */
    public Optional<DataFile> finish() {
        if (rowCount == 0) {
            close();
            return Optional.empty();
        }
        try {
            columns.end();
        } catch (IOException e) {
            throw unwritable(e);
        }
        Metrics metrics = ParquetUtil.footerMetrics(columns.footer(), Stream.empty(), MetricsConfig.forTable(table));
        DataFiles.Builder file = DataFiles.builder(table.spec())
                .withPath(location())
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(output.sizeBytes())
                .withMetrics(metrics)
                .withSplitOffsets(ParquetUtil.getSplitOffsets(columns.footer()));
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
        kept = true;
        try {
            columns.close();
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            table.io().deleteFile(location());
        }
    }

    private WarehouseException unwritable(IOException cause) {
        return new WarehouseException(
                "[" + location() + "] a data file must be writable; writing it failed; see the cause", cause);
    }
}
