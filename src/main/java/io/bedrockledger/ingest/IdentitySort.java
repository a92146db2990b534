package io.bedrockledger.ingest;

import java.io.Closeable;
import java.nio.file.Path;

/**
 * Sorts entries of four numbers, of which there may be more than fit into memory. Memory: 16 MiB, and 64 KiB for each part
 * on disk.
 *
 * <p>Entries may be added by several threads; they are read by one, afterwards.
 */
final class IdentitySort implements Closeable {

    /** Takes entries in their order. */
    @FunctionalInterface
    interface Visitor {
        void take(long first, long second, long third, long fourth);
    }

    private static final int WIDTH = 4;

    private final LongSort entries;

    /**
     * An empty sort.
     *
     * @param file is made when memory does not hold the entries, and removed at the end
     */
    IdentitySort(Path file) {
        this(file, LongSort.DEFAULT_PART_ENTRIES);
    }

    IdentitySort(Path file, int partEntries) {
        this.entries = new LongSort(file, "request ids", WIDTH, partEntries);
    }

    /** Adds an entry. */
    void add(long first, long second, long third, long fourth) {
        entries.add(first, second, third, fourth);
    }

    /** Shows every entry, the smallest first; by the first number, then the second and so on. */
    void forEach(Visitor visitor) {
        entries.forEach(entry -> visitor.take(entry[0], entry[1], entry[2], entry[3]));
    }

    @Override
    public void close() {
        entries.close();
    }
}
