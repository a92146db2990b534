package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the scores say about a candidate.
 *
 * @param items with a score of the incumbent
 * @param incumbentScore the mean, 0 to 1; null for no items
 * @param candidateScore the mean over the same items, 0 to 1; null for no items
 * @param difference candidate less incumbent; null for no items
 * @param interval of the difference, at the level that the number of candidates asks for; -1 to 1 for no items
 * @param conclusion what the interval says
 * @param reason the conclusion as a sentence, with its figures
 * @param moreItemsNeeded how many would decide with a chance of 80 %, if differences go on as seen; 0 where it is
 *     decided, null where no number would decide and where judging is refused
 */
public record Quality(
        long items,
        @Nullable Double incumbentScore,
        @Nullable Double candidateScore,
        @Nullable Double difference,
        Interval interval,
        Conclusion conclusion,
        String reason,
        @Nullable Long moreItemsNeeded) {}
