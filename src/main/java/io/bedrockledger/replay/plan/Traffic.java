package io.bedrockledger.replay.plan;

import org.jspecify.annotations.Nullable;

/**
 * Whose calls are run again: all conditions together; one of workflow and prompt is given.
 *
 * @param workflow name of a workflow; null for all
 * @param prompt name of a prompt; null for all
 * @param version of the prompt; null for all, and where no prompt is given
 */
public record Traffic(
        @Nullable String workflow,
        @Nullable String prompt,
        @Nullable String version) {

    public Traffic {
        if ((workflow == null && prompt == null) || (version != null && prompt == null)) {
            throw new IllegalArgumentException("workflow or prompt must be given, and version with a prompt only");
        }
    }
}
