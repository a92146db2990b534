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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

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

    private final Path file;
    private final int width;
    private final int partEntries;
    private final List<Span> parts = new ArrayList<>();
    private long[] entries;
    private int size;
    private @Nullable FileChannel channel;

    /** A part on disk, by the place of its first entry and its end in bytes. */
    private record Span(long from, long to) {}

    /**
     * An empty sort.
     *
     * @param file is made when memory does not hold the entries, and removed at the end
     * @param width numbers in an entry
     * @param partEntries entries of a part
     */
    LongSort(Path file, int width, int partEntries) {
        this.file = file;
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
        try {
            FileChannel out = channel();
            long from = out.size();
            ByteBuffer buffer = ByteBuffer.allocateDirect(bufferBytes());
            for (int i = 0; i < size * width; i++) {
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

    private int bufferBytes() {
        return BUFFER_ENTRIES * width * Long.BYTES;
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
        Cursor all = cursor();
        while (all.hasEntry()) {
            visitor.take(all.entry);
            all.advance();
        }
    }

    /** Sorts, and stands on the smallest entry; nothing may be added any more. */
    synchronized Cursor cursor() {
        EntrySort.sort(entries, size, width);
        Cursor memory = new MemoryCursor(entries, size, width);
        if (parts.isEmpty()) {
            return memory;
        }
        try {
            PriorityQueue<Cursor> queue = new PriorityQueue<>(Comparator.naturalOrder());
            for (Span part : parts) {
                queue.add(new DiskCursor(channel(), part));
            }
            if (memory.hasEntry()) {
                queue.add(memory);
            }
            return new MergeCursor(queue, width);
        } catch (IOException e) {
            throw failed(e);
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

    /** Stands on one entry after the other. */
    abstract static class Cursor implements Comparable<Cursor> {

        final long[] entry;

        Cursor(int width) {
            entry = new long[width];
        }

        /** Moves to the next entry; whoever moves past the last one stands on none. */
        abstract void advance();

        /** Whether it stands on an entry. */
        abstract boolean hasEntry();

        @Override
        public int compareTo(Cursor other) {
            return Arrays.compare(entry, other.entry);
        }
    }

    private static final class MemoryCursor extends Cursor {

        private final long[] entries;
        private final int end;
        private int at;

        MemoryCursor(long[] entries, int size, int width) {
            super(width);
            this.entries = entries;
            this.end = size * width;
            this.at = -width;
            advance();
        }

        @Override
        void advance() {
            at += entry.length;
            if (at < end) {
                System.arraycopy(entries, at, entry, 0, entry.length);
            }
        }

        @Override
        boolean hasEntry() {
            return at < end;
        }
    }

    private final class DiskCursor extends Cursor {

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
                throw failed(e);
            }
            buffer.flip();
            return true;
        }

        @Override
        boolean hasEntry() {
            return !ended;
        }
    }

    /** The smallest of what several cursors stand on. */
    private static final class MergeCursor extends Cursor {

        private final PriorityQueue<Cursor> waiting;
        private Cursor current;

        MergeCursor(PriorityQueue<Cursor> cursors, int width) {
            super(width);
            this.waiting = cursors;
            this.current = cursors.remove();
            show();
        }

        private void show() {
            if (current.hasEntry()) {
                System.arraycopy(current.entry, 0, entry, 0, entry.length);
            }
        }

        @Override
        void advance() {
            current.advance();
            Cursor next = waiting.peek();
            if (next != null && (!current.hasEntry() || current.compareTo(next) > 0)) {
                waiting.remove();
                if (current.hasEntry()) {
                    waiting.add(current);
                }
                current = next;
            }
            show();
        }

        @Override
        boolean hasEntry() {
            return current.hasEntry();
        }
    }
}
