package io.bedrockledger.job;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The lock that lets one run at a time work on a data folder; the system releases it when its process dies. */
public final class RunLock implements Closeable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param holder what another run is told about this one
     * @throws RunLockedException when another run holds it; the message says which
     */
    public static RunLock take(DataFolder folder, String holder) throws IOException {
        Files.createDirectories(folder.root());
        Path file = folder.root().resolve("run.lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            String other = Files.readString(file).strip();
            throw new RunLockedException("[" + file + "] one run at a time works on a data folder; "
                    + (other.isEmpty() ? "another one" : other) + " holds the lock; wait until it has ended");
        }
        byte[] text = (holder + ", process " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
        return new RunLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Fails when the lock has been given back: what needs it must not begin. */
    public void checkHeld() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("[run.lock] a run must hold its lock; it has been given back");
        }
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }

    /** Another run holds the lock. */
    public static final class RunLockedException extends IOException {

        private static final long serialVersionUID = 1L;

        RunLockedException(String message) {
            super(message);
        }
    }
}
