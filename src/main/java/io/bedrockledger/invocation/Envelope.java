package io.bedrockledger.invocation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What AWS wrote around the bodies of a call, checked.
 *
 * @param inputBody token of the request's body, or none
 * @param outputBody token of the answer's body, or none
 * @param outputBodyPath where the answer's body is, when it is stored beside the record
 */
record Envelope(
        String requestId,
        String accountId,
        String region,
        Instant invokedAt,
        @Nullable String operation,
        String modelId,
        @Nullable String inferenceRegion,
        @Nullable String principalArn,
        Map<String, String> requestMetadata,
        @Nullable String errorCode,
        TokenCounts tokens,
        int inputBody,
        int outputBody,
        @Nullable String outputBodyPath) {}
