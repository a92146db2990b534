package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.StopCheck;
import java.io.Closeable;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** The workers' readers, each with buffers of its own, which the next portion uses again. */
final class Readers implements Closeable {

    private final StopCheck stop;
    private final Deque<GroupReader> idle = new ConcurrentLinkedDeque<>();

    /** @param stop asked at every record */
    Readers(StopCheck stop) {
        this.stop = stop;
    }

    /**
     * Reads a portion of a batch.
     *
     * @param made makes a reader, where all are at work
     * @param advanced told of the bytes that were read
     */
    void read(String portion, Batch batch, Supplier<GroupReader> made, LongConsumer advanced) throws IOException {
        GroupReader waiting = idle.poll();
        GroupReader reader = waiting == null ? made.get() : waiting;
        for (ObjectGroup group : batch.portion(portion).groups()) {
            batch.add(reader.read(group, batch.duplicates(), batch.sketches(), stop, advanced));
        }
        idle.add(reader);
    }

    /** Lets the buffers go of those that are not at work. */
    @Override
    public void close() {
        for (GroupReader reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}
