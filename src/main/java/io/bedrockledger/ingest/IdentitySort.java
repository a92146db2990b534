package io.bedrockledger.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts entries of four numbers, of which there may be more than fit into memory: what does not is sorted part by
 * part, written to a file of its own, and merged when it is read. Memory: 16 MiB, and 64 KiB for each part on disk.
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
    private static final int ENTRY_BYTES = WIDTH * Long.BYTES;
    private static final int DEFAULT_PART_ENTRIES = 1 << 18;
    private static final int FIRST_ENTRIES = 1 << 10;
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path file;
    private final int partEntries;
    private final List<Span> parts = new ArrayList<>();
    private long[] entries = new long[FIRST_ENTRIES * WIDTH];
    private int size;
    private @Nullable FileChannel channel;

    /** A part on disk, by the place of its first entry and its end in bytes. */
    private record Span(long from, long to) {}

    /**
     * An empty sort.
     *
     * @param file is made when memory does not hold the entries, and removed at the end
     */
    IdentitySort(Path file) {
        this(file, DEFAULT_PART_ENTRIES);
    }

    IdentitySort(Path file, int partEntries) {
        this.file = file;
        this.partEntries = partEntries;
    }

    /** Adds an entry. */
    synchronized void add(long first, long second, long third, long fourth) {
        if (size == partEntries) {
            spill();
        }
        int at = size * WIDTH;
        if (at == entries.length) {
            long[] larger = new long[Math.min(entries.length * 2, partEntries * WIDTH)];
            System.arraycopy(entries, 0, larger, 0, at);
            entries = larger;
        }
        entries[at] = first;
        entries[at + 1] = second;
        entries[at + 2] = third;
        entries[at + 3] = fourth;
        size++;
    }

    private void spill() {
        EntrySort.sort(entries, size);
        try {
            FileChannel out = channel();
            long from = out.size();
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            for (int i = 0; i < size * WIDTH; i++) {
                buffer.putLong(entries[i]);
                if (!buffer.hasRemaining()) {
                    drain(buffer, out);
                }
            }
            drain(buffer, out);
            parts.add(new Span(from, out.size()));
            size = 0;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileChannel channel() throws IOException {
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

    private static void drain(ByteBuffer buffer, FileChannel out) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    /** Shows every entry, the smallest first; by the first number, then the second and so on. */
    synchronized void forEach(Visitor visitor) {
        EntrySort.sort(entries, size);
        if (parts.isEmpty()) {
            for (int at = 0; at < size * WIDTH; at += WIDTH) {
                visitor.take(entries[at], entries[at + 1], entries[at + 2], entries[at + 3]);
            }
            return;
        }
        try {
            merge(visitor);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void merge(Visitor visitor) throws IOException {
        PriorityQueue<Cursor> queue = new PriorityQueue<>(Comparator.naturalOrder());
        for (Span part : parts) {
            queue.add(new DiskCursor(channel(), part));
        }
        if (size > 0) {
            queue.add(new MemoryCursor(entries, size));
        }
        for (Cursor next = queue.poll(); next != null; next = queue.poll()) {
            do {
                visitor.take(next.first, next.second, next.third, next.fourth);
            } while (next.advance() && (queue.isEmpty() || next.compareTo(queue.peek()) <= 0));
            if (next.hasEntry()) {
                queue.add(next);
            }
        }
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        entries = new long[0];
        size = 0;
        parts.clear();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    private UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException(
                "[" + file + "] the request ids of a large batch must fit on disk; writing or reading them failed ("
                        + cause.getMessage() + "); make room there and run again",
                cause);
    }

    /** Where a merge stands in one part. */
    private abstract static class Cursor implements Comparable<Cursor> {

        long first;
        long second;
        long third;
        long fourth;

        /** Moves to the next entry; false when there is none. */
        abstract boolean advance() throws IOException;

        /** Whether it stands on an entry. */
        abstract boolean hasEntry();

        @Override
        public int compareTo(Cursor other) {
            int order = Long.compare(first, other.first);
            order = order == 0 ? Long.compare(second, other.second) : order;
            order = order == 0 ? Long.compare(third, other.third) : order;
            return order == 0 ? Long.compare(fourth, other.fourth) : order;
        }
    }

    private static final class MemoryCursor extends Cursor {

        private final long[] entries;
        private final int end;
        private int at = -WIDTH;

        MemoryCursor(long[] entries, int size) {
            this.entries = entries;
            this.end = size * WIDTH;
            advance();
        }

        @Override
        boolean advance() {
            at += WIDTH;
            if (at < end) {
                first = entries[at];
                second = entries[at + 1];
                third = entries[at + 2];
                fourth = entries[at + 3];
            }
            return hasEntry();
        }

        @Override
        boolean hasEntry() {
            return at < end;
        }
    }

    private static final class DiskCursor extends Cursor {

        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        private final long to;
        private long position;
        private boolean ended;

        DiskCursor(FileChannel channel, Span part) throws IOException {
            this.channel = channel;
            this.position = part.from();
            this.to = part.to();
            buffer.limit(0);
            advance();
        }

        @Override
        boolean advance() throws IOException {
            if (buffer.remaining() < ENTRY_BYTES && !fill()) {
                ended = true;
                return false;
            }
            first = buffer.getLong();
            second = buffer.getLong();
            third = buffer.getLong();
            fourth = buffer.getLong();
            return true;
        }

        private boolean fill() throws IOException {
            if (position == to) {
                return false;
            }
            buffer.clear();
            buffer.limit((int) Math.min(BUFFER_BYTES, to - position));
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, position);
                if (read < 0) {
                    throw new IOException("the file ends before its last entry");
                }
                position += read;
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
