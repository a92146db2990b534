package io.bedrockledger.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The files under {@code jobs} with a price book of four models in place of the shipped one, whose thousands of prices
 * each first night publishes: for tests that ask whether a run is right, not whether a price is.
 */
public final class SmallJobs {

    private static final Path SHIPPED = Path.of("jobs");
    private static final SmallJobs ONLY = new SmallJobs();

    private final Path folder;

    private SmallJobs() {
        try {
            folder = Files.createTempDirectory("small-jobs");
            LogFolder.copy(SHIPPED, folder);
            LogFolder.remove(folder.resolve("prices"));
            copyPrices(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    }

    /** The folder, to be read only. */
    public static Path folder() {
        return ONLY.folder;
    }

    /** Gives a folder of jobs the small price book. */
    public static void copyPrices(Path jobs) throws IOException {
        Path prices = Files.createDirectories(jobs.resolve("prices"));
        Files.copy(SHIPPED.resolve("prices/regions.yaml"), prices.resolve("regions.yaml"));
        try (InputStream small = SmallJobs.class.getResourceAsStream("small.yaml")) {
            Files.copy(Objects.requireNonNull(small, "small.yaml"), prices.resolve("small.yaml"));
        }
    }

    private static void remove(Path folder) {
        try {
            LogFolder.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
