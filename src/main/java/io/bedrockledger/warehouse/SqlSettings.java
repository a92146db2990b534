package io.bedrockledger.warehouse;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the embedded SQL engine may use.
 *
 * @param workFolder holds what does not fit into memory, and the copies of data files that are not on this machine
 * @param memoryBytes memory for one statement; beyond it the engine spills to the work folder
 * @param cacheBytes bound of the copies together
 */
public record SqlSettings(Path workFolder, long memoryBytes, long cacheBytes) {

    /** Default memory: 256 MiB, with which a run stays below 1 GiB; 30 million distinct ids are counted with it. */
    public static final long DEFAULT_MEMORY_BYTES = 256L << 20;

    /** Default bound of the copies: 4 GiB. */
    public static final long DEFAULT_CACHE_BYTES = 4L << 30;

    public SqlSettings {
        Objects.requireNonNull(workFolder, "workFolder");
        if (memoryBytes <= 0 || cacheBytes <= 0) {
            throw new IllegalArgumentException(
                    "memory and cache must be above 0 bytes but were " + memoryBytes + " and " + cacheBytes);
        }
    }

    /** The defaults, with the work folder {@code cache} in the data folder. */
    public static SqlSettings defaults(Path dataFolder) {
        return new SqlSettings(dataFolder.resolve("cache"), DEFAULT_MEMORY_BYTES, DEFAULT_CACHE_BYTES);
    }
}
