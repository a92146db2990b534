package io.bedrockledger.attribution;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row tells of a call that decides whose it is.
 *
 * @param metadata what of the request metadata was kept
 * @param toldWorkflow the workflow that the metadata told, where that is known although its key was not kept; else null
 * @param principalArn in the clear; null when it is hashed, was dropped, or the log names none
 * @param modelId as logged
 */
public record StoredCall(
        Map<String, String> metadata,
        @Nullable String toldWorkflow,
        @Nullable String principalArn,
        String modelId,
        String accountId,
        String region) {

    public StoredCall {
        metadata = Map.copyOf(metadata);
        Objects.requireNonNull(modelId, "modelId");
    }
}
