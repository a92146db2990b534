package io.bedrockledger.attribution;

import java.util.Objects;

/**
 * The keys of the request metadata that the ledger understands.
 *
 * @param workflow whose value is the workflow
 * @param promptId whose value is the prompt
 * @param promptVersion whose value is the prompt's version
 * @param team whose value is the team
 * @param environment whose value is the environment
 */
public record MetadataKeys(String workflow, String promptId, String promptVersion, String team, String environment) {

    /** The keys of the public contract. */
    public static final MetadataKeys DEFAULT =
            new MetadataKeys("workflow", "prompt_id", "prompt_version", "team", "environment");

    public MetadataKeys {
        Objects.requireNonNull(workflow, "workflow");
        Objects.requireNonNull(promptId, "promptId");
        Objects.requireNonNull(promptVersion, "promptVersion");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(environment, "environment");
    }
}
