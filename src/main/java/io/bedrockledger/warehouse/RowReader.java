package io.bedrockledger.warehouse;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
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
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .build();
        ParquetInput input = new ParquetInput(io.newInputFile(location));
        try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
            MessageType fileSchema = reader.getFileMetaData().getSchema();
            MessageType requested = ParquetSchemaUtil.pruneColumns(fileSchema, projection);
            reader.setRequestedSchema(requested);
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(requested, fileSchema);
            RowMaterializer materializer = new RowMaterializer(table, requested, row);
            PageReadStore pages = reader.readNextRowGroup();
            while (pages != null) {
                RecordReader<Row> records = columns.getRecordReader(pages, materializer);
                for (long i = 0; i < pages.getRowCount(); i++) {
                    found.accept(records.read());
                }
                pages = reader.readNextRowGroup();
            }
        } catch (IOException e) {
            throw new WarehouseException(
                    "[" + location + "] a data file that a table names must be readable; it is not; see the cause", e);
        }
    }
}
