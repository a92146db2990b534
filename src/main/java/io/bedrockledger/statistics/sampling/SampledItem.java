package io.bedrockledger.statistics.sampling;

/**
 * An item that was drawn.
 *
 * @param id of the item
 * @param inclusionProbability how likely it was to be drawn, above 0 and at most 1; 1 / it is its weight
 */
public record SampledItem(String id, double inclusionProbability) {}
