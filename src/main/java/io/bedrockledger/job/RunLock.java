package io.bedrockledger.job;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The lock that lets one run at a time work on a data folder; the system releases it when its process dies. */
public final class RunLock implements Closeable {

    private static final String FILE = "run.lock";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'");

    /** Where Linux tells it without asking the network. */
    private static final Path LINUX_HOST = Path.of("/proc/sys/kernel/hostname");

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param runId the run that takes it
     * @param since when it began
     * @throws RunLockedException when another run holds it; the message says which
     */
    public static RunLock take(DataFolder folder, String runId, Instant since) throws IOException {
        folder.make();
        Path file = folder.root().resolve(FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new RunLockedException("[" + file + "] one run at a time works on a data folder; " + holder(file)
                    + " holds the lock; wait until it has ended, or end that process and run again");
        }
        String text = "run " + runId + ", process " + ProcessHandle.current().pid() + " on " + host() + ", since "
                + TIME.format(since.atOffset(ZoneOffset.UTC)) + "\n";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return new RunLock(channel);
        } catch (IOException e) {
            channel.close();
            throw new IOException(
                    "[" + file + "] the run lock must say who holds it; writing it failed; see the cause", e);
        }
    }

    /** Whoever has just taken the lock has not yet said so. */
    private static String holder(Path file) throws IOException {
        String told = Files.readString(file).strip();
        return told.isEmpty() ? "a run that has just begun" : told;
    }

    /** This machine's name: a data folder may lie on a share, where a process of another machine holds the lock. */
    private static String host() throws IOException {
        if (Files.isReadable(LINUX_HOST)) {
            return Files.readString(LINUX_HOST).strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
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
            throw new IllegalStateException("[" + FILE + "] a run must hold its lock; it has been given back");
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
