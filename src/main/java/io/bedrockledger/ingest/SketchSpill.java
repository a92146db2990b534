package io.bedrockledger.ingest;

import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.prompts.SketchedText;
import io.bedrockledger.warehouse.StopCheck;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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

        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        private final long[] written = new long[REMEMBERED];
        private final Map<String, Integer> known = new HashMap<>();

        /**
         * Adds the texts of a call.
         *
         * @param caller whose call it is; empty when nobody is known
         */
        void add(PromptSketch sketch, String caller) {
            int number = known.computeIfAbsent(caller, SketchSpill.this::number);
            long key = SketchedText.rank(sketch.systemHash(), sketch.userHash()) + number;
            int place = (int) key & (REMEMBERED - 1);
            if (written[place] == key) {
                return;
            }
            written[place] = key;
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

        @Override
        public void close() {
            buffer.flip();
            append(buffer);
            buffer.clear();
        }
    }

    private synchronized int number(String caller) {
        return numbers.computeIfAbsent(caller, name -> {
            callers.add(name);
            return callers.size() - 1;
        });
    }

    private synchronized void append(ByteBuffer bytes) {
        file.append(bytes);
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
        try {
            long end = open.position();
            open.position(0);
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(open), BUFFER_BYTES));
            for (long left = end; left > 0; ) {
                stop.check();
                int has = in.readByte();
                long system = in.readLong();
                long user = in.readLong();
                String caller = callers.get(in.readInt());
                int count = in.readInt();
                visitor.accept(new SketchedText(
                        (has & HAS_SYSTEM) == 0 ? null : system,
                        (has & HAS_USER) == 0 ? null : user,
                        caller,
                        hashes(in.readNBytes(count * Long.BYTES), count)));
                left -= HEAD_BYTES + (long) count * Long.BYTES;
            }
            open.position(end);
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    private static long[] hashes(byte[] bytes, int count) throws EOFException {
        if (bytes.length < count * Long.BYTES) {
            throw new EOFException("the file ends before its last text");
        }
        long[] hashes = new long[count];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return hashes;
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
