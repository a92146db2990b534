package io.bedrockledger.replay.plan;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made.
 *
 * @param endpoint of a Bedrock Runtime; null for AWS's own of the region
 * @param region where calls are made and priced; null for the region in which each was logged
 * @param timeToFirstToken true when all calls are streamed, so that the time to the first token is known; else those that
 *     were logged as a stream
 * @param concurrency calls under way at a time, 1 or more
 * @param requestsPerMinute calls that begin in a minute at most; null for no limit
 */
public record Running(
        @Nullable URI endpoint,
        @Nullable String region,
        boolean timeToFirstToken,
        int concurrency,
        @Nullable Integer requestsPerMinute) {}
