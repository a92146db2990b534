package io.bedrockledger.invocation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model invocation as its log record tells it.
 *
 * @param requestId the call's identity within account and region
 * @param accountId the account that called, twelve digits
 * @param region the region that was called, which decides the price
 * @param invokedAt the record's own time, whole seconds
 * @param operation as logged, an open set; null when the record has none
 * @param modelId as logged, in any of its forms
 * @param inferenceRegion where a cross-region profile ran the call, where the log tells
 * @param principalArn who called, clear
 * @param requestMetadata as logged, unfiltered; empty when absent
 * @param errorCode of a failed call
 * @param tokens as reported
 * @param servedTier service tier as served, where a body tells
 * @param servedLatency latency mode as served, where a body tells
 * @param servedModel the model that answered when the called id does not name it: of a prompt router, of an application inference profile
 * @param imageCount images made
 * @param mediaSeconds seconds of audio or video made
 * @param searchUnits rerank queries
 * @param guardrailUnits units of a guardrail's policies, where a trace tells
 * @param metered what else is billed and is no text
 * @param status what became of the call
 * @param stopReason as the model said it
 * @param latencyMillis from request to last byte
 * @param firstByteMillis from request to first byte
 * @param shape the request without its text
 * @param outputBody where the body of the answer is; {@code OFFLOADED} also when it was read from there
 * @param bodySeen true when the body of the answer was read, wherever it was: tier, latency mode and times to live are then known
 */
public record Invocation(
        long lineNumber,
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
        ReportedTokens tokens,
        @Nullable String servedTier,
        @Nullable String servedLatency,
        @Nullable String servedModel,
        @Nullable BigDecimal imageCount,
        @Nullable BigDecimal mediaSeconds,
        @Nullable BigDecimal searchUnits,
        @Nullable GuardrailUnits guardrailUnits,
        Metered metered,
        Status status,
        @Nullable String stopReason,
        @Nullable Long latencyMillis,
        @Nullable Long firstByteMillis,
        Shape shape,
        BodyLocation outputBody,
        boolean bodySeen)
        implements LogRecord {

    public Invocation {
        requestMetadata = Map.copyOf(requestMetadata);
    }

    /** What became of the call. */
    public enum Status {
        /** Answered, with counts. */
        OK,
        /** A guardrail stopped the request; the model did not run. */
        GUARDRAIL_INPUT_BLOCKED,
        /** A guardrail replaced the answer; the model ran. */
        GUARDRAIL_OUTPUT_BLOCKED,
        /** The call failed. */
        ERROR,
        /** Answered, but no part of the record has a count. */
        NO_COUNTS
    }

    /** Where a body is. */
    public enum BodyLocation {
        INLINE,
        OFFLOADED,
        ABSENT
    }
}
