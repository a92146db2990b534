package io.bedrockledger.replay.verdict;

/**
 * A sampled call, answered by both models.
 *
 * @param conversation whose calls share their luck; an id of its own for a call that stands alone
 * @param stratum that it was drawn in by itself; the same for all where there is one
 * @param inclusionProbability of being drawn, above 0 and at most 1
 */
public record ReplayedItem(
        String conversation, String stratum, double inclusionProbability, Side incumbent, Side candidate) {}
