package io.bedrockledger.prompts;

import java.util.Objects;

/**
 * The keys of the request metadata that name a prompt.
 *
 * @param id whose value is the prompt
 * @param version whose value is its version
 */
public record PromptKeys(String id, String version) {

    /** The keys of the public contract. */
    public static final PromptKeys DEFAULT = new PromptKeys("prompt_id", "prompt_version");

    public PromptKeys {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
    }
}
