package io.bedrockledger.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of a call without bodies, as AWS logs it, of which a test names only what matters to it.
 *
 * @param inputTokens null when the record tells none
 * @param outputTokens null when the record tells none
 * @param cacheWriteTokens null when the record tells none
 * @param outputBody where the answer was off-loaded to; null when it was not delivered
 */
public record LogCall(
        String requestId,
        Instant invokedAt,
        String accountId,
        String region,
        String modelId,
        String principalArn,
        Map<String, String> metadata,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long cacheWriteTokens,
        @Nullable String outputBody) {

    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "us-east-1";

    private static final JsonMapper JSON = new JsonMapper();

    public LogCall {
        metadata = new TreeMap<>(metadata);
    }

    /** A call of Nova Lite with 1,000 tokens in and 100 out, which costs $0.000084; nobody's. */
    public static LogCall of(String requestId, String invokedAt) {
        return new LogCall(
                requestId,
                Instant.parse(invokedAt),
                ACCOUNT,
                REGION,
                "amazon.nova-lite-v1:0",
                "arn:aws:sts::111122223333:assumed-role/caller/session",
                Map.of(),
                1_000L,
                100L,
                null,
                null);
    }

    /** The same call in another region. */
    public LogCall in(String otherRegion) {
        return new LogCall(
                requestId,
                invokedAt,
                accountId,
                otherRegion,
                modelId,
                principalArn,
                metadata,
                inputTokens,
                outputTokens,
                cacheWriteTokens,
                outputBody);
    }

    /** The same call without any token counts. */
    public LogCall withoutCounts() {
        return with(null, null, null);
    }

    /** The same call with other token counts. */
    public LogCall with(@Nullable Long input, @Nullable Long output, @Nullable Long cacheWrite) {
        return new LogCall(
                requestId,
                invokedAt,
                accountId,
                region,
                modelId,
                principalArn,
                metadata,
                input,
                output,
                cacheWrite,
                outputBody);
    }

    /** The same call of another model. */
    public LogCall to(String otherModel) {
        return new LogCall(
                requestId,
                invokedAt,
                accountId,
                region,
                otherModel,
                principalArn,
                metadata,
                inputTokens,
                outputTokens,
                cacheWriteTokens,
                outputBody);
    }

    /** The same call by somebody else. */
    public LogCall by(String otherPrincipalArn, Map<String, String> otherMetadata) {
        return new LogCall(
                requestId,
                invokedAt,
                accountId,
                region,
                modelId,
                otherPrincipalArn,
                otherMetadata,
                inputTokens,
                outputTokens,
                cacheWriteTokens,
                outputBody);
    }

    /** The same call with its answer off-loaded. */
    public LogCall answeredAt(String location) {
        return new LogCall(
                requestId,
                invokedAt,
                accountId,
                region,
                modelId,
                principalArn,
                metadata,
                inputTokens,
                outputTokens,
                cacheWriteTokens,
                location);
    }

    /** The record's line. */
    public String line() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("inputContentType", "application/json");
        put(input, "inputTokenCount", inputTokens);
        put(input, "cacheWriteInputTokenCount", cacheWriteTokens);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("outputContentType", "application/json");
        put(output, "outputTokenCount", outputTokens);
        put(output, "outputBodyS3Path", outputBody);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", invokedAt.toString());
        line.put("accountId", accountId);
        line.put("region", region);
        line.put("requestId", requestId);
        line.put("operation", "Converse");
        line.put("modelId", modelId);
        line.put("identity", Map.of("arn", principalArn));
        if (!metadata.isEmpty()) {
            line.put("requestMetadata", metadata);
        }
        line.put("input", input);
        line.put("output", output);
        line.put("schemaType", "ModelInvocationLog");
        line.put("schemaVersion", "1.0");
        return JSON.writeValueAsString(line);
    }

    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
