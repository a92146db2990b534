package io.bedrockledger.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/**
 * The bytes of a remote object, fetched again from where they broke off when the connection is cut in mid-stream. Not
 * safe for use by several threads, like any stream.
 */
final class ResumingStream extends InputStream {

    /** So many cuts in a row, without a byte between them, end the reading. */
    static final int MAX_FRUITLESS_CUTS = 4;

    private static final long FIRST_PAUSE_MILLIS = 100;

    private final String name;
    private final long length;
    private final Fetch fetch;
    private Part part;
    private long position;
    private int fruitlessCuts;

    /**
     * The bytes of an object whose first part is open.
     *
     * @param name for messages
     * @param length of the whole object
     * @param fetch opens the rest of the same content from a position
     */
    ResumingStream(String name, long length, Part first, Fetch fetch) {
        this.name = name;
        this.length = length;
        this.part = first;
        this.fetch = fetch;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        if (count == 0) {
            return 0;
        }
        while (position < length) {
            try {
                int read = part.bytes().read(target, offset, count);
                if (read > 0) {
                    position += read;
                    fruitlessCuts = 0;
                    return read;
                }
                throw new EOFException("the connection ended early");
            } catch (IOException cut) {
                resume(cut);
            }
        }
        return -1;
    }

    private void resume(IOException cut) throws IOException {
        part.abort().run();
        fruitlessCuts++;
        if (fruitlessCuts > MAX_FRUITLESS_CUTS) {
            throw new IOException(
                    "[" + name + "] an object must arrive whole; the connection broke off " + fruitlessCuts
                            + " times at byte " + position + " of " + length
                            + "; check the network and run again",
                    cut);
        }
        pause();
        part = fetch.from(position);
    }

    private void pause() throws InterruptedIOException {
        try {
            // The first try again is at once: a cut is most often an idle connection that was closed.
            Thread.sleep(fruitlessCuts == 1 ? 0 : FIRST_PAUSE_MILLIS << (fruitlessCuts - 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("[" + name + "] interrupted while waiting to read on");
        }
    }

    /** Releases the connection: for another request when all was read, else by cutting it instead of reading the rest. */
    @Override
    public void close() throws IOException {
        if (position < length) {
            part.abort().run();
        } else {
            part.bytes().close();
        }
    }

    /**
     * The open bytes of one answer.
     *
     * @param abort drops the connection without reading what is left
     */
    record Part(InputStream bytes, Runnable abort) {}

    /** Opens an object from a position on. */
    @FunctionalInterface
    interface Fetch {
        Part from(long position) throws IOException;
    }
}
