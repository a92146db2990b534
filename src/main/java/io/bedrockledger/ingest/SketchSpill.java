package io.bedrockledger.ingest;

import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.prompts.SketchedText;
import io.bedrockledger.warehouse.StopCheck;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sketches of a batch's calls of which nothing tells the prompt, on disk: a text about once a worker, whatever the
 * number of its calls. Memory: 0.4 MiB a worker, and the names of the callers.
 *
 * <p>Workers add through writers of their own; it is read by one thread, afterwards.
 */
final class SketchSpill implements Closeable {

    /** Texts that a writer remembers to have written, a power of two. */
    private static final int REMEMBERED = 1 << 14;

    private static final int BUFFER_BYTES = 256 << 10;

    /** Bytes before the hashes: which fingerprints there are, both, the caller and the number of hashes. */
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + 2 * Integer.BYTES;

    private static final int HAS_SYSTEM = 1;
    private static final int HAS_USER = 2;

    private final SpillFile file;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> callers = new ArrayList<>();

    /** @param file is made with the first text, and removed at the end */
    SketchSpill(Path file) {
        this.file = new SpillFile(file, "sketches");
    }

    /** Adds texts; for one thread. What it took is part of the spill when it is closed. */
    final class Writer implements Closeable {

        private final ByteBuffer buffer = buffer();
        private final long[] written = new long[REMEMBERED];
        private final Map<String, Integer> known = new HashMap<>();

        /** Whether it remembers to have written the texts with those fingerprints, of that caller. */
        boolean hasWritten(@Nullable Long systemHash, @Nullable Long userHash, String caller) {
            long key = key(systemHash, userHash, number(caller));
            return written[place(key)] == key;
        }

        /**
         * Adds the texts of a call, unless it remembers to have written them.
         *
         * @param caller whose call it is; empty when nobody is known
         */
        void add(PromptSketch sketch, String caller) {
            int number = number(caller);
            long key = key(sketch.systemHash(), sketch.userHash(), number);
            if (written[place(key)] == key) {
                return;
            }
            written[place(key)] = key;
            SketchedText text = SketchedText.of(sketch, caller);
            if (buffer.remaining() < HEAD_BYTES + text.size() * Long.BYTES) {
                close();
            }
            Long system = text.systemHash();
            Long user = text.userHash();
            buffer.put((byte) ((system == null ? 0 : HAS_SYSTEM) | (user == null ? 0 : HAS_USER)))
                    .putLong(system == null ? 0 : system)
                    .putLong(user == null ? 0 : user)
                    .putInt(number)
                    .putInt(text.size());
            for (int i = 0; i < text.size(); i++) {
                buffer.putLong(text.hash(i));
            }
        }

        private int number(String caller) {
            return known.computeIfAbsent(caller, SketchSpill.this::numberOf);
        }

        private static long key(@Nullable Long systemHash, @Nullable Long userHash, int caller) {
            return SketchedText.rank(systemHash, userHash) + caller;
        }

        private static int place(long key) {
            return (int) key & (REMEMBERED - 1);
        }

        @Override
        public void close() {
            buffer.flip();
            append(buffer);
            buffer.clear();
        }
    }

    private synchronized int numberOf(String caller) {
        return numbers.computeIfAbsent(caller, name -> {
            callers.add(name);
            return callers.size() - 1;
        });
    }

    private synchronized void append(ByteBuffer bytes) {
        file.append(bytes);
    }

    /** How many it has. */
    synchronized long bytes() {
        return file.size();
    }

    /**
     * Shows every text, in no order; one may come several times, also of several callers.
     *
     * @param stop asked at every text
     */
    synchronized void forEach(StopCheck stop, Consumer<SketchedText> visitor) {
        Optional<FileChannel> written = file.written();
        if (written.isEmpty()) {
            return;
        }
        FileChannel open = written.get();
        ByteBuffer buffer = buffer().limit(0);
        try {
            open.position(0);
            for (long left = open.size(); left > 0; ) {
                stop.check();
                require(buffer, open, HEAD_BYTES);
                int count = buffer.getInt(buffer.position() + HEAD_BYTES - Integer.BYTES);
                int bytes = HEAD_BYTES + count * Long.BYTES;
                require(buffer, open, bytes);
                visitor.accept(text(buffer));
                left -= bytes;
            }
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    /** Makes sure that the buffer holds so many bytes. */
    private static void require(ByteBuffer buffer, FileChannel from, int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            if (from.read(buffer) < 0) {
                throw new EOFException("the file ends before its last text");
            }
        }
        buffer.flip();
    }

    private SketchedText text(ByteBuffer buffer) {
        int has = buffer.get();
        long system = buffer.getLong();
        long user = buffer.getLong();
        String caller = callers.get(buffer.getInt());
        long[] hashes = new long[buffer.getInt()];
        buffer.asLongBuffer().get(hashes);
        buffer.position(buffer.position() + hashes.length * Long.BYTES);
        return new SketchedText(
                (has & HAS_SYSTEM) == 0 ? null : system, (has & HAS_USER) == 0 ? null : user, caller, hashes);
    }

    /** Room for texts, in the byte order in which arrays of them are copied as they are. */
    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.nativeOrder());
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
