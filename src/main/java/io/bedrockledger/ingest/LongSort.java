package io.bedrockledger.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Sorts entries of some numbers each, of which there may be more than fit into memory: what does not is sorted part by
 * part, written to a file of its own, and merged when it is read. Memory: twice a part, and 64 KiB for each part on disk.
 *
 * <p>Entries may be added by several threads; they are read by one, afterwards.
 */
final class LongSort implements Closeable {

    /** Takes entries in their order; the array is the same one every time. */
    @FunctionalInterface
    interface Visitor {
        void take(long[] entry);
    }

    static final int DEFAULT_PART_ENTRIES = 1 << 18;

    private static final int FIRST_ENTRIES = 1 << 10;
    private static final int BUFFER_ENTRIES = 1 << 11;

    private final SpillFile file;
    private final int width;
    private final int partEntries;
    private final List<Span> parts = new ArrayList<>();
    private long[] entries;
    private int size;

    /** A part on disk, by the place of its first entry and its end in bytes. */
    private record Span(long from, long to) {}

    /**
     * An empty sort.
     *
     * @param file is made when memory does not hold the entries, and removed at the end
     * @param what the entries are, in the plural, for who is told that there is no room for them
     * @param width numbers in an entry
     * @param partEntries entries of a part
     */
    LongSort(Path file, String what, int width, int partEntries) {
        this.file = new SpillFile(file, what);
        this.width = width;
        this.partEntries = partEntries;
        this.entries = new long[Math.min(FIRST_ENTRIES, partEntries) * width];
    }

    /** Adds an entry. */
    synchronized void add(long... entry) {
        if (size == partEntries) {
            spill();
        }
        int at = size * width;
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, Math.min(entries.length * 2, partEntries * width));
        }
        System.arraycopy(entry, 0, entries, at, width);
        size++;
    }

    private void spill() {
        EntrySort.sort(entries, size, width);
        long from = file.size();
        ByteBuffer buffer = ByteBuffer.allocateDirect(bufferBytes());
        for (int i = 0; i < size * width; i++) {
            buffer.putLong(entries[i]);
            if (!buffer.hasRemaining()) {
                drain(buffer);
            }
        }
        drain(buffer);
        parts.add(new Span(from, file.size()));
        size = 0;
    }

    private int bufferBytes() {
        return BUFFER_ENTRIES * width * Long.BYTES;
    }

    private void drain(ByteBuffer buffer) {
        buffer.flip();
        file.append(buffer);
        buffer.clear();
    }

    /** Shows every entry, the smallest first; by the first number, then the second and so on. */
    synchronized void forEach(Visitor visitor) {
        EntryCursor all = cursor();
        while (all.hasEntry()) {
            visitor.take(all.entry);
            all.advance();
        }
    }

    /** Sorts, and stands on the smallest entry; nothing may be added any more. */
    synchronized EntryCursor cursor() {
        EntrySort.sort(entries, size, width);
        EntryCursor memory = new EntryCursor.OfMemory(entries, size, width);
        Optional<FileChannel> written = file.written();
        if (written.isEmpty()) {
            return memory;
        }
        PriorityQueue<EntryCursor> queue = new PriorityQueue<>(Comparator.naturalOrder());
        for (Span part : parts) {
            queue.add(new DiskCursor(written.get(), part));
        }
        if (memory.hasEntry()) {
            queue.add(memory);
        }
        return new EntryCursor.Merging(queue, width);
    }

    @Override
    public void close() {
        entries = new long[0];
        size = 0;
        parts.clear();
        file.close();
    }

    /** Stands on the entries of a part on disk. */
    private final class DiskCursor extends EntryCursor {

        private final FileChannel from;
        private final ByteBuffer buffer = ByteBuffer.allocate(bufferBytes());
        private final long to;
        private long position;
        private boolean ended;

        DiskCursor(FileChannel from, Span part) {
            super(width);
            this.from = from;
            this.position = part.from();
            this.to = part.to();
            buffer.limit(0);
            advance();
        }

        @Override
        void advance() {
            if (!buffer.hasRemaining() && !fill()) {
                ended = true;
                return;
            }
            for (int i = 0; i < entry.length; i++) {
                entry[i] = buffer.getLong();
            }
        }

        private boolean fill() {
            if (position == to) {
                return false;
            }
            buffer.clear();
            buffer.limit((int) Math.min(buffer.capacity(), to - position));
            try {
                while (buffer.hasRemaining()) {
                    int read = from.read(buffer, position);
                    if (read < 0) {
                        throw new IOException("the file ends before its last entry");
                    }
                    position += read;
                }
            } catch (IOException e) {
                throw file.failed(e);
            }
            buffer.flip();
            return true;
        }

        @Override
        boolean hasEntry() {
            return !ended;
        }
    }
}
