package io.bedrockledger.warehouse;

import java.io.IOException;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** An Iceberg output file as Parquet wants it, which remembers how long it became. */
final class ParquetOutput implements OutputFile {

    private final org.apache.iceberg.io.OutputFile file;
    private long sizeBytes;

    ParquetOutput(org.apache.iceberg.io.OutputFile file) {
        this.file = file;
    }

    /** The size of the file once it is closed; 0 before. */
    long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return stream(file.create());
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return stream(file.createOrOverwrite());
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public String getPath() {
        return file.location();
    }

    private PositionOutputStream stream(org.apache.iceberg.io.PositionOutputStream stream) {
        return new DelegatingPositionOutputStream(stream) {
            @Override
            public long getPos() throws IOException {
                return stream.getPos();
            }

            @Override
            public void close() throws IOException {
                sizeBytes = stream.getPos();
                super.close();
            }
        };
    }
}
