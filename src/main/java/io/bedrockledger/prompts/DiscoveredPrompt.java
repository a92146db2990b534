package io.bedrockledger.prompts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fixed text that the ledger found in calls, and what it calls it. Several may have one prompt and version: the text was
 * first seen with a value in it that turned out to vary.
 *
 * @param prompt its name, given once
 * @param version its version within the prompt, from 1
 * @param caller whose calls had it when it was found, by workflow or principal; empty when nobody was known
 * @param skeleton its fixed text
 * @param mergedInto the older prompt that this one turned out to be; null unless the entry says so of the prompt
 */
public record DiscoveredPrompt(
        String prompt,
        int version,
        String caller,
        Skeleton skeleton,
        @Nullable String mergedInto) {

    public DiscoveredPrompt {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(skeleton, "skeleton");
        if (version < 1) {
            throw new IllegalArgumentException(
                    "[" + prompt + "] a version must be at least 1 but was " + version + "; this is a bug");
        }
    }
}
