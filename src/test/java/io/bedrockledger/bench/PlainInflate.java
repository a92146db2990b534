package io.bedrockledger.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The least that any reader in Java must do: the JDK's inflater over every object, on two threads. */
final class PlainInflate {

    private static final int BUFFER_BYTES = 64 << 10;
    private static final int THREADS = 2;

    private PlainInflate() {}

    /** Reads every object below the folder that is the first argument. */
    public static void main(String[] arguments) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            files = walk.filter(file -> file.toString().endsWith(".json.gz")).toList();
        }
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> sizes = new ArrayList<>();
            files.forEach(file -> sizes.add(workers.submit(() -> inflate(file))));
            long bytes = 0;
            for (Future<Long> size : sizes) {
                bytes += size.get();
            }
            System.out.println(bytes);
        } finally {
            workers.shutdown();
        }
    }

    private static long inflate(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }
}
