package io.bedrockledger.warehouse;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Files of a folder under locations that do not name the folder, {@code local:///tables/...}: a folder that was copied
 * or moved reads as before. A location outside the folder is refused, and no symbolic link is listed.
 *
 * <p>A file of table metadata is the last that is written before the catalog is told of a commit, and names all the
 * others. When one is closed, everything that was written before is forced to the disk, and then itself: so a power cut
 * after a commit loses nothing, and the disk is waited for once a commit and not once a file.
 */
final class LocalFileIO implements SupportsPrefixOperations {

    /** What every location begins with. */
    static final String SCHEME = "local:///";

    private static final String METADATA_SUFFIX = ".metadata.json";

    private static final long serialVersionUID = 1L;

    /** A text, because Iceberg wants every FileIO to be serializable and a path is not. */
    private final String root;

    /** Files that were written and not yet forced to the disk. */
    private final Set<String> unforced = ConcurrentHashMap.newKeySet();

    private final Disk disk;

    LocalFileIO(Path root) {
        this(root, StableStorage::force);
    }

    /** Files of a folder, on a disk of the caller's. */
    LocalFileIO(Path root, Disk disk) {
        this.disk = disk;
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
        return new LocalOutput(location, path(location), this::closed);
    }

    @Override
    public void deleteFile(String location) {
        Path path = path(location);
        unforced.remove(path.toString());
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + location + "] a file must be removable; it is not", e);
        }
    }

    /** The regular files below a folder; none when it is not there. */
    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        Path folder = path(prefix);
        List<FileInfo> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                BasicFileAttributes file =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (file.isRegularFile()) {
                    found.add(new FileInfo(
                            location(path), file.size(), file.lastModifiedTime().toMillis()));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    "[" + prefix + "] a folder of tables must be readable; it is not; see the cause",
                    e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e);
        }
        return List.copyOf(found);
    }

    @Override
    public void deletePrefix(String prefix) {
        listPrefix(prefix).forEach(file -> deleteFile(file.location()));
    }

    private String location(Path path) {
        return SCHEME + Path.of(root).relativize(path).toString().replace(File.separatorChar, '/');
    }

    private void closed(Path path) throws IOException {
        unforced.add(path.toString());
        if (path.toString().endsWith(METADATA_SUFFIX)) {
            List<String> written = List.copyOf(unforced);
            disk.force(written.stream().map(Path::of).toList(), Path.of(root));
            written.forEach(unforced::remove);
        }
    }

    /** What forces files below a folder to the disk. */
    @FunctionalInterface
    interface Disk extends Serializable {
        void force(Collection<Path> files, Path root) throws IOException;
    }

    /** What is told that a file has been written. */
    @FunctionalInterface
    private interface Closed {
        void accept(Path path) throws IOException;
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

    private record LocalOutput(String location, Path path, Closed closed) implements OutputFile {

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
                return new CountingStream(Files.newOutputStream(path, options), () -> closed.accept(path));
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
        private final Closeable whenClosed;
        private long position;
        private boolean closed;

        CountingStream(OutputStream out, Closeable whenClosed) {
            this.out = new BufferedOutputStream(out, BUFFER_BYTES);
            this.whenClosed = whenClosed;
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
            if (!closed) {
                closed = true;
                whenClosed.close();
            }
        }
    }
}
