package io.bedrockledger.spend.watch;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one workflow, prompt and model, and how their cost changed. Each name is null where it is not known.
 *
 * @param promptVersion the one that most of the later cost is of; the change is that of all versions
 * @param changeUsd later - earlier list cost
 */
public record Mover(
        @Nullable String workflow,
        @Nullable String prompt,
        @Nullable String promptVersion,
        @Nullable String model,
        BigDecimal changeUsd) {}
