package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.StopCheck;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a log object, up to where the work is asked to stop: a large object must not hold a run back. */
final class StoppableStream extends FilterInputStream {

    private final StopCheck stop;

    StoppableStream(InputStream bytes, StopCheck stop) {
        super(bytes);
        this.stop = stop;
    }

    @Override
    public int read() throws IOException {
        stop.check();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        stop.check();
        return super.read(target, offset, length);
    }
}
