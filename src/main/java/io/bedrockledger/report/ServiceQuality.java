package io.bedrockledger.report;

import org.jspecify.annotations.Nullable;

/**
 * How a workflow was served in the week.
 *
 * @param workflow null for what is not attributed
 * @param calls all of them
 * @param throttled calls that were turned away for too many at a time
 * @param failed calls that failed otherwise
 * @param latency milliseconds to the end of the answer; null when no call has it
 * @param firstByte milliseconds to the first token of streamed answers; null when no call has it
 */
public record ServiceQuality(
        @Nullable String workflow,
        long calls,
        long throttled,
        long failed,
        @Nullable Percentiles latency,
        @Nullable Percentiles firstByte) {

    public ServiceQuality {
        Checks.require(throttled + failed <= calls, "not more calls fail than there are", throttled + failed);
    }

    /**
     * Three percentiles, from a histogram: right to within the width of its buckets.
     *
     * @param calls how many calls have a time
     * @param p50Millis half of them took no longer
     * @param p95Millis 19 of 20
     * @param p99Millis 99 of 100
     */
    public record Percentiles(long calls, long p50Millis, long p95Millis, long p99Millis) {}
}
