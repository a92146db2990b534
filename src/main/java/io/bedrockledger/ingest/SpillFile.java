package io.bedrockledger.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file for what a large batch does not hold in memory: made with the first bytes, gone when it is closed. */
final class SpillFile implements Closeable {

    private final Path file;
    private final String what;
    private @Nullable FileChannel channel;

    /**
     * A file that is not there yet.
     *
     * @param what it holds, in the plural, for who is told that there is no room for it
     */
    SpillFile(Path file, String what) {
        this.file = file;
        this.what = what;
    }

    /** Writes the bytes of a buffer at its end. */
    void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                opened().write(bytes);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileChannel opened() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Files.createDirectories(file.getParent());
            open = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    /** What was written; empty when nothing was. */
    Optional<FileChannel> written() {
        return Optional.ofNullable(channel);
    }

    /** Bytes so far. */
    long size() {
        try {
            return channel == null ? 0 : channel.size();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What is thrown when reading or writing it failed. */
    UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException(
                "[" + file + "] the " + what + " of a large batch must fit on disk; writing or reading them failed ("
                        + cause.getMessage() + "); make room there and run again",
                cause);
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
