package io.bedrockledger.spend.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Notices as JSON files for chat and tickets, {@code <alert>-<number>.json} in a folder. A file appears whole or not at all,
 * and never a second time while it is there; who has taken one away knows its name if it ever comes again.
 */
public final class AlertFiles implements AlertDelivery {

    private final Path folder;

    /** Files in a folder, which is made with the first of them. */
    public AlertFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void deliver(AlertNotice notice) throws IOException {
        Path file = folder.resolve(notice.id() + ".json");
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        // Not *.json, so that nobody reads a file that is being written.
        Path part = folder.resolve(notice.id() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(AlertJson.bytes(notice));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
