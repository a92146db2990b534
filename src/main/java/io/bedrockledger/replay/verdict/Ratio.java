package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the candidate takes for what the incumbent takes.
 *
 * @param value candidate / incumbent: 0.25 for a quarter
 * @param interval at 95 %; null where the items tell no end to it
 */
public record Ratio(double value, @Nullable Interval interval) {}
