package io.bedrockledger.ingest;

import java.time.Instant;

/**
 * What a run is asked to do.
 *
 * @param runId names the run in every row that it writes
 * @param startedAt when it began
 * @param threads workers
 * @param batchBytes compressed bytes of log objects between two commits
 * @param portionBytes compressed bytes that become one data file, at least
 * @param productVersion version of this program
 * @param contractVersion version of the public contract
 */
public record RunOptions(
        String runId,
        Instant startedAt,
        Window window,
        int threads,
        long batchBytes,
        long portionBytes,
        String productVersion,
        int contractVersion) {

    public RunOptions {
        if (threads < 1 || batchBytes < 1 || portionBytes < 1) {
            throw new IllegalArgumentException("[ledger.run] threads, batch and portion must be at least 1 but were "
                    + threads + ", " + batchBytes + " and " + portionBytes);
        }
    }
}
