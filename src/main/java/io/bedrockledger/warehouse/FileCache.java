package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.util.Tasks;
import org.apache.iceberg.util.ThreadPools;

/**
 * Copies of data files that are not on this machine. A data file never changes, so a copy of its size is good for
 * ever; the copies that were not used for longest make room for new ones.
 */
final class FileCache {

    /** Ends the name of a whole copy; whatever else lies in the folder is on its way to be one, or was left behind. */
    static final String SUFFIX = ".parquet";

    private final Path folder;
    private final long limitBytes;

    FileCache(Path folder, long limitBytes) {
        this.folder = folder;
        this.limitBytes = limitBytes;
    }

    /**
     * Copies what is missing.
     *
     * @return where the copies are, in the order of the files
     * @throws SqlException when the files together are larger than the cache
     */
    List<Path> fetch(FileIO io, List<DataFile> files) {
        long needed = files.stream().mapToLong(DataFile::fileSizeInBytes).sum();
        if (needed > limitBytes) {
            throw new SqlException("[" + folder + "] the files that a statement reads must fit into the cache of "
                    + limitBytes + " bytes but are " + needed
                    + " bytes; name fewer days, enlarge the cache, or ask Athena");
        }
        try {
            Files.createDirectories(folder);
            Tasks.foreach(files)
                    .stopOnFailure()
                    .throwFailureWhenFinished()
                    .executeWith(ThreadPools.getWorkerPool())
                    .run(file -> copy(io, file), IOException.class);
            List<Path> copies = files.stream().map(this::copyOf).toList();
            makeRoom(new HashSet<>(copies));
            return copies;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "[" + folder + "] data files must be copied here to be queried; copying failed; see the cause", e);
        }
    }

    private void copy(FileIO io, DataFile file) throws IOException {
        Path copy = copyOf(file);
        if (Files.exists(copy) && Files.size(copy) == file.fileSizeInBytes()) {
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
            return;
        }
        Path partial = folder.resolve(UUID.randomUUID() + ".partial");
        try (InputStream in = io.newInputFile(file).newStream()) {
            Files.copy(in, partial);
            Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private Path copyOf(DataFile file) {
        UUID name = UUID.nameUUIDFromBytes(file.location().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name + SUFFIX);
    }

    private void makeRoom(Set<Path> inUse) throws IOException {
        List<Copy> copies;
        try (Stream<Path> paths = Files.list(folder)) {
            copies = paths.filter(path -> path.toString().endsWith(SUFFIX))
                    .map(Copy::of)
                    .toList();
        }
        long total = copies.stream().mapToLong(Copy::sizeBytes).sum();
        List<Copy> oldestFirst =
                copies.stream().sorted(Comparator.comparing(Copy::usedAt)).toList();
        for (Copy copy : oldestFirst) {
            if (total <= limitBytes) {
                return;
            }
            if (!inUse.contains(copy.path())) {
                Files.deleteIfExists(copy.path());
                total -= copy.sizeBytes();
            }
        }
    }

    private record Copy(Path path, long sizeBytes, FileTime usedAt) {

        static Copy of(Path path) {
            try {
                return new Copy(path, Files.size(path), Files.getLastModifiedTime(path));
            } catch (IOException e) {
                throw new UncheckedIOException("[" + path + "] a copy must be readable; it is not", e);
            }
        }
    }
}
