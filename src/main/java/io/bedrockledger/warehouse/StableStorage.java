package io.bedrockledger.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.iceberg.util.Tasks;
import org.apache.iceberg.util.ThreadPools;

/** The disk below the system's cache: what was forced there is still there after a power cut. */
public final class StableStorage {

    private StableStorage() {}

    /** Forces a file and the entry of its folder. */
    public static void force(Path file) throws IOException {
        forceFile(file);
        forceFolder(file.toAbsolutePath().resolveSibling(""));
    }

    /**
     * Forces files that lie below a folder, several at a time, then the folders that lead to them.
     *
     * @param files one that has been removed meanwhile is passed over
     */
    static void force(Collection<Path> files, Path root) throws IOException {
        Tasks.foreach(files)
                .stopOnFailure()
                .throwFailureWhenFinished()
                .executeWith(ThreadPools.getWorkerPool())
                .run(StableStorage::forceFile, IOException.class);
        TreeSet<Path> folders = new TreeSet<>();
        for (Path file : files) {
            Path folder = file.getParent();
            while (folder != null && folder.startsWith(root) && folders.add(folder)) {
                folder = folder.getParent();
            }
        }
        for (Path folder : folders) {
            forceFolder(folder);
        }
    }

    private static void forceFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            // Discarded before anybody named it.
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            // Removed with the last of its files.
        }
    }
}
