package io.bedrockledger.warehouse;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.schema.MessageType;

/** Reads rows back from data files, column by field id, whatever the columns were called when the file was written. */
final class RowReader {

    private final LedgerTable table;
    private final Schema projection;
    private final Row row;

    /** Reads every column. */
    RowReader(LedgerTable table) {
        this(table, table.columns());
    }

    /** Reads some columns; the others are null. */
    RowReader(LedgerTable table, Collection<? extends Column> columns) {
        this.table = table;
        List<String> names = columns.stream().map(Column::columnName).toList();
        this.projection = table.schema().select(names);
        this.row = new Row(table, AvroSchemas.of(table));
    }

    /**
     * Reads a file from its first row to its last.
     *
     * @param found takes each row before the next one is read; it is the same object every time
     */
    void read(FileIO io, String location, Consumer<Row> found) {
        try (RowCursor cursor = open(io, location)) {
            for (Row next = cursor.next(); next != null; next = cursor.next()) {
                found.accept(next);
            }
        }
    }

    /** Opens a file at its first row; one at a time, for all share one row. */
    RowCursor open(FileIO io, String location) {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .build();
        try {
            ParquetFileReader reader = ParquetFileReader.open(new ParquetInput(io.newInputFile(location)), options);
            MessageType fileSchema = reader.getFileMetaData().getSchema();
            MessageType requested = ParquetSchemaUtil.pruneColumns(fileSchema, projection);
            reader.setRequestedSchema(requested);
            return new RowCursor(
                    location,
                    reader,
                    new ColumnIOFactory().getColumnIO(requested, fileSchema),
                    new RowMaterializer(table, requested, row));
        } catch (IOException e) {
            throw RowCursor.unreadable(location, e);
        }
    }
}
