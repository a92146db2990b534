package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import java.util.List;

/**
 * How much the incumbent differs from itself when it is asked again: no candidate can be told from it more finely.
 *
 * @param items with a score of the first answer
 * @param changedShare of them whose score is another the second time; 0 for none
 * @param difference the interval of second less first at 95 %; -1 to 1 for no items
 */
public record NoiseFloor(long items, double changedShare, Interval difference) {

    /**
     * Of the incumbent against itself.
     *
     * @param items the second answer in the place of the candidate's
     */
    public static NoiseFloor of(List<ReplayedItem> items, JudgementPlan plan) {
        PairedScores paired = PairedScores.of(items);
        return new NoiseFloor(paired.items(), paired.changedShare(), paired.interval(Confidence.PERCENT_95, plan));
    }

    /**
     * Whether the incumbent seems better or worse than itself, as it does in at most 5 of 100 runs by chance: else what
     * was logged is not what is called now.
     */
    public boolean isDifference() {
        return !difference.contains(0);
    }
}
