package io.bedrockledger.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A folder of log objects in the layout that AWS writes, filled by a test. */
public final class LogFolder {

    private final Path root;
    private long writes;

    public LogFolder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /**
     * Writes calls of the usual account and region into an object.
     *
     * @param day of the folder, {@code 2026-11-10}
     * @param name of the object, which lies in the folder of noon
     * @return its key
     */
    public String put(String day, String name, LogCall... calls) {
        return put(
                LogCall.REGION, day, name, Stream.of(calls).map(LogCall::line).toList());
    }

    /** Writes lines into an object of a region; one that is there is replaced and has another etag. */
    public String put(String region, String day, String name, List<String> lines) {
        String key = key(region, day, "12/" + name + ".json.gz");
        write(key, gzip(String.join("\n", lines) + "\n"));
        return key;
    }

    /** The key of a path below the day folder of the usual account. */
    public static String key(String region, String day, String path) {
        return "AWSLogs/" + LogCall.ACCOUNT + "/BedrockModelInvocationLogs/" + region + "/" + day.replace('-', '/')
                + "/" + path;
    }

    /** Writes a file; times differ, so that a file written again has another etag. */
    public void write(String key, byte[] content) {
        Path file = root.resolve(key);
        writes++;
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Files.setLastModifiedTime(
                    file, FileTime.from(Instant.parse("2026-11-24T00:00:00Z").plusSeconds(writes)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes a file, as a lifecycle rule does. */
    public void delete(String key) throws IOException {
        Files.delete(root.resolve(key));
    }

    /** Copies a folder with everything in it, times included. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path path : paths(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Removes a folder with everything in it. */
    public static void remove(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>(paths(folder));
        for (int last = paths.size() - 1; last >= 0; last--) {
            Files.delete(paths.get(last));
        }
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.toList();
        }
    }

    public static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
