package io.bedrockledger.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

/**
 * A deterministic set of log objects in the layout of AWS.
 *
 * @param objects how many log objects
 * @param smallestBytes of an object, uncompressed
 * @param largestBytes of an object, uncompressed; sizes are spread evenly over their logarithms
 */
record BenchLogs(int objects, int smallestBytes, int largestBytes) {

    private static final String ACCOUNT = "111122223333";
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-01");
    private static final String[] REGIONS = {"us-east-1", "us-west-2"};

    /** Objects of one region and day. */
    private static final int OBJECTS_A_DAY = 12;

    private static final int SMALL_OBJECTS = 20_000;
    private static final int SMALL_DAYS = 14;

    /** The set of that name: {@code small}, or a size such as {@code 200m} or {@code 8g} in decimal bytes. */
    static BenchLogs named(String name) {
        if (name.equals("small")) {
            return new BenchLogs(SMALL_OBJECTS, 5_000, 50_000);
        }
        long unit = name.endsWith("g") ? 1_000_000_000L : 1_000_000L;
        long bytes = Long.parseLong(name.substring(0, name.length() - 1)) * unit;
        // The mean of sizes spread over their logarithms from 1 to 50 MB is 12.5 MB.
        return new BenchLogs((int) Math.max(1, bytes / 12_530_000), 1_000_000, 50_000_000);
    }

    /** Writes the set that the first argument names into the folder that is the second. */
    public static void main(String[] arguments) throws Exception {
        named(arguments[0]).write(Path.of(arguments[1]));
    }

    /**
     * Writes the set into a folder, on all cores, unless it is there whole.
     *
     * @return its bytes, uncompressed
     */
    long write(Path root) throws Exception {
        Path complete = root.resolve("complete");
        if (Files.exists(complete)) {
            List<String> lines = Files.readAllLines(complete);
            if (lines.get(0).equals(toString())) {
                return Long.parseLong(lines.get(1));
            }
        }
        Prose prose = new Prose();
        List<Task> tasks = Records.tasks(prose);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        long bytes = 0;
        try {
            List<Future<Long>> written = new ArrayList<>();
            for (int i = 0; i < objects; i++) {
                int object = i;
                written.add(workers.submit(() -> write(root, object, prose, tasks)));
            }
            for (Future<Long> one : written) {
                bytes += one.get();
            }
        } finally {
            workers.shutdown();
        }
        Files.writeString(complete, this + "\n" + bytes + "\n");
        return bytes;
    }

    private long write(Path root, int object, Prose prose, List<Task> tasks) throws IOException {
        Chance chance = new Chance(1_000_003L * objects + object);
        String region = REGIONS[object % REGIONS.length];
        LocalDate day = FIRST_DAY.plusDays(day(object));
        int hour = chance.below(24);
        String folder = String.format(
                "AWSLogs/%s/BedrockModelInvocationLogs/%s/%tY/%<tm/%<td/%02d/", ACCOUNT, region, day, hour);
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
        Records records = new Records(prose, tasks, chance, ACCOUNT, region, folder);
        int bytes = chance.size(smallestBytes, largestBytes);
        Path file = root.resolve(folder)
                .resolve(day.toString().replace("-", "") + String.format("T%02d0000000Z_", hour)
                        + Records.name(folder + object) + ".json.gz");
        Files.createDirectories(file.getParent());
        StringBuilder line = new StringBuilder();
        long written = 0;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int record = 0; written < bytes; record++) {
                line.setLength(0);
                records.append(at.plusSeconds(record % 3_600), line);
                byte[] encoded = line.toString().getBytes(StandardCharsets.UTF_8);
                out.write(encoded);
                written += encoded.length;
            }
        }
        return written;
    }

    private int day(int object) {
        return objects == SMALL_OBJECTS ? object % SMALL_DAYS : object / (OBJECTS_A_DAY * REGIONS.length);
    }
}
