package io.bedrockledger.spend.budget;

import org.jspecify.annotations.Nullable;

/** Who and what a row of daily costs is of; each null where it is not known. */
public record Spender(
        @Nullable String workflow,
        @Nullable String team,
        @Nullable String model,
        @Nullable String prompt) {}
