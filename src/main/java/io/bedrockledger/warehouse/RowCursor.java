package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.jspecify.annotations.Nullable;

/** The rows of one data file, one after the other; holds one row group of the file in memory. */
final class RowCursor implements Closeable {

    private final String location;
    private final ParquetFileReader reader;
    private final MessageColumnIO columns;
    private final RowMaterializer materializer;
    private @Nullable RecordReader<Row> records;
    private long left;

    RowCursor(String location, ParquetFileReader reader, MessageColumnIO columns, RowMaterializer materializer) {
        this.location = location;
        this.reader = reader;
        this.columns = columns;
        this.materializer = materializer;
    }

    /** The next row, the same object every time; null after the last one. */
    @Nullable
    Row next() {
        while (left == 0) {
            PageReadStore pages = nextGroup();
            if (pages == null) {
                return null;
            }
            records = columns.getRecordReader(pages, materializer);
            left = pages.getRowCount();
        }
        left--;
        return records == null ? null : records.read();
    }

    private @Nullable PageReadStore nextGroup() {
        try {
            return reader.readNextRowGroup();
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }

    static WarehouseException unreadable(String location, IOException cause) {
        return new WarehouseException(
                "[" + location + "] a data file that a table names must be readable; it is not; see the cause", cause);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(location, e);
        }
    }
}
