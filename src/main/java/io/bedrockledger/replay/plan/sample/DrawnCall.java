package io.bedrockledger.replay.plan.sample;

/**
 * A call of the sample.
 *
 * @param stratum in which it was drawn
 * @param inclusionProbability how likely it was to be drawn, above 0 and at most 1; 1 / it is its weight
 */
public record DrawnCall(String requestId, String stratum, double inclusionProbability) {}
