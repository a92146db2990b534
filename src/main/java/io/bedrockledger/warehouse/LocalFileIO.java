package io.bedrockledger.warehouse;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Files of a folder under locations that do not name the folder, {@code local:///tables/...}: a folder that was copied
 * or moved reads as before. A location outside the folder is refused.
 */
final class LocalFileIO implements FileIO {

    /** What every location begins with. */
    static final String SCHEME = "local:///";

    private static final long serialVersionUID = 1L;

    /** A text, because Iceberg wants every FileIO to be serializable and a path is not. */
    private final String root;

    LocalFileIO(Path root) {
        this.root = root.toAbsolutePath().normalize().toString();
    }

    /** Where a location is on this machine. */
    Path path(String location) {
        Path folder = Path.of(root);
        if (location.startsWith(SCHEME)) {
            Path path = folder.resolve(location.substring(SCHEME.length())).normalize();
            if (path.startsWith(folder)) {
                return path;
            }
        }
        throw new IllegalArgumentException("[" + location + "] a location must begin with " + SCHEME
                + " and lie below the data folder; it does not; was the table made with another warehouse?");
    }

    @Override
    public InputFile newInputFile(String location) {
        return new LocalInput(location, path(location).toFile());
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new LocalOutput(location, path(location));
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException("[" + location + "] a file must be removable; it is not", e);
        }
    }

    private record LocalInput(String location, File file) implements InputFile {

        @Override
        public long getLength() {
            return file.length();
        }

        @Override
        public SeekableInputStream newStream() {
            if (!file.isFile()) {
                throw new NotFoundException("[%s] a file that a table names must exist; it does not", location);
            }
            return org.apache.iceberg.Files.localInput(file).newStream();
        }

        @Override
        public boolean exists() {
            return file.isFile();
        }
    }

    private record LocalOutput(String location, Path path) implements OutputFile {

        @Override
        public PositionOutputStream create() {
            return open(StandardOpenOption.CREATE_NEW);
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return open(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        }

        @Override
        public InputFile toInputFile() {
            return new LocalInput(location, path.toFile());
        }

        private PositionOutputStream open(OpenOption... how) {
            OpenOption[] options = new OpenOption[how.length + 1];
            System.arraycopy(how, 0, options, 0, how.length);
            options[how.length] = StandardOpenOption.WRITE;
            try {
                Files.createDirectories(path.toAbsolutePath().getParent());
                return new CountingStream(Files.newOutputStream(path, options));
            } catch (FileAlreadyExistsException e) {
                throw new AlreadyExistsException(e, "[%s] a file is written once; it exists already", location);
            } catch (IOException e) {
                throw new UncheckedIOException("[" + location + "] a file must be writable; it is not", e);
            }
        }
    }

    /** A buffered stream that knows its position: Parquet and Avro write many single bytes. */
    private static final class CountingStream extends PositionOutputStream {

        private static final int BUFFER_BYTES = 64 * 1024;

        private final OutputStream out;
        private long position;

        CountingStream(OutputStream out) {
            this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
