package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A data file of calls that is patched: some columns are read row by row, row group by row group, others copied whole. */
final class PatchSource implements Closeable {

    private final String location;
    private final ParquetFileReader reader;
    private final SeekableInputStream bytes;
    private final MessageType schema;
    private final Set<Integer> fieldIds = new HashSet<>();
    private final MessageColumnIO columns;
    private final RowMaterializer materializer;
    private @Nullable RecordReader<Row> records;
    private long left;

    private PatchSource(String location, ParquetInput input, Collection<Column> read) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .build();
        this.location = location;
        this.reader = ParquetFileReader.open(input, options);
        this.bytes = input.newStream();
        this.schema = reader.getFileMetaData().getSchema();
        for (Type field : schema.getFields()) {
            fieldIds.add(field.getId().intValue());
        }
        MessageType requested = ParquetSchemaUtil.pruneColumns(
                schema,
                LedgerTable.INVOCATIONS
                        .schema()
                        .select(read.stream().map(Column::columnName).toList()));
        reader.setRequestedSchema(requested);
        this.columns = new ColumnIOFactory().getColumnIO(requested, schema);
        this.materializer = new RowMaterializer(
                LedgerTable.INVOCATIONS,
                requested,
                new Row(LedgerTable.INVOCATIONS, AvroSchemas.of(LedgerTable.INVOCATIONS)));
    }

    static PatchSource open(FileIO io, String location, Collection<Column> read) {
        try {
            return new PatchSource(location, new ParquetInput(io.newInputFile(location)), read);
        } catch (IOException e) {
            throw RowCursor.unreadable(location, e);
        }
    }

    /** Whether the file has all of some columns. */
    boolean has(Collection<Column> wanted) {
        return wanted.stream().allMatch(column -> fieldIds.contains(column.fieldId()));
    }

    /** As it is in the file, which may call its columns otherwise than the table does. */
    MessageType schema() {
        return schema;
    }

    Map<String, String> metadata() {
        return reader.getFileMetaData().getKeyValueMetaData();
    }

    List<BlockMetaData> rowGroups() {
        return reader.getRowGroups();
    }

    /** Moves to the next row group; false after the last one. */
    boolean nextGroup() {
        PageReadStore pages;
        try {
            pages = reader.readNextRowGroup();
        } catch (IOException e) {
            throw RowCursor.unreadable(location, e);
        }
        if (pages == null) {
            return false;
        }
        records = columns.getRecordReader(pages, materializer);
        left = pages.getRowCount();
        return true;
    }

    /** The next row of the row group, the same object every time; null after the last one. */
    @Nullable
    Row next() {
        if (left == 0 || records == null) {
            return null;
        }
        left--;
        return records.read();
    }

    /** Copies a column of a row group with its pages, its dictionary and its index. */
    void copy(ColumnChunkMetaData chunk, ParquetFileWriter target) throws IOException {
        target.appendColumnChunk(
                schema.getColumnDescription(chunk.getPath().toArray()),
                bytes,
                chunk,
                reader.readBloomFilter(chunk),
                reader.readColumnIndex(chunk),
                reader.readOffsetIndex(chunk));
    }

    @Override
    public void close() {
        try {
            bytes.close();
            reader.close();
        } catch (IOException e) {
            throw RowCursor.unreadable(location, e);
        }
    }
}
