package io.bedrockledger.warehouse;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What dead processes left in the work folder of the SQL engine: copies that were never finished, and what did not fit
 * into memory. Whole copies of data files stay, whatever their age; no symbolic link is followed or removed.
 */
final class Leftovers {

    private Leftovers() {}

    /**
     * Removes leftovers that were last written before a moment, which leaves those alone that another process is writing.
     *
     * @return files removed
     */
    static int remove(Path workFolder, Instant before) throws IOException {
        if (!Files.isDirectory(workFolder)) {
            return 0;
        }
        Sweep sweep = new Sweep(before);
        Files.walkFileTree(workFolder, sweep);
        return sweep.removed;
    }

    private static final class Sweep extends SimpleFileVisitor<Path> {

        private final Instant before;
        private int removed;

        Sweep(Instant before) {
            this.before = before;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()
                    && !file.toString().endsWith(FileCache.SUFFIX)
                    && attributes.lastModifiedTime().toInstant().isBefore(before)
                    && Files.deleteIfExists(file)) {
                removed++;
            }
            return FileVisitResult.CONTINUE;
        }

        /** A file that another process removed meanwhile is gone, which is what is wanted. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
