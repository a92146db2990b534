package io.bedrockledger.replay.verdict;

import io.bedrockledger.replay.score.Score;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one model made of an item.
 *
 * @param score of its answer
 * @param costUsd of its call at the plan's date; null where there is no price
 * @param latencyMillis of its call; null where it was not measured
 */
public record Side(
        Score score, @Nullable BigDecimal costUsd, @Nullable Long latencyMillis) {}
