package io.bedrockledger.attribution;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application inference profile that somebody declared. Its ARN is opaque: the log does not tell what it stands for.
 *
 * @param arn as the log has it
 * @param model what it was made from: a foundation model or a cross-region profile
 * @param workflow whose calls go through it; null when several workflows share it
 * @param team null when the workflow's
 * @param environment null when the workflow's
 */
public record Profile(
        String arn,
        String model,
        @Nullable String workflow,
        @Nullable String team,
        @Nullable String environment) {

    public Profile {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(model, "model");
    }

    /** The last part of the ARN. */
    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
