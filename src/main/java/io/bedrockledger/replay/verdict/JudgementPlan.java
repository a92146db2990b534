package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.scores.Bootstrap;

/**
 * What is settled before a run.
 *
 * @param margin how much worse is still good enough, in points of the score, from 0 to below 1
 * @param seed of all draws: the same seed gives the same verdict
 * @param population how many of so many conversations were drawn; endless where the verdict is about traffic to come, as
 *     it is as a rule: then also a window that was replayed as a whole is a sample
 */
public record JudgementPlan(double margin, long seed, FinitePopulation population) {

    public JudgementPlan {
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException(
                    "[replay] a margin must be from 0 to below 1; found " + margin + "; give 0.02 for two points");
        }
    }

    /** About traffic to come. */
    public static JudgementPlan ofTrafficToCome(double margin, long seed) {
        return new JudgementPlan(margin, seed, FinitePopulation.endless(0));
    }

    /** The draws of every interval that needs them. */
    Bootstrap bootstrap() {
        return Bootstrap.seeded(seed);
    }
}
