package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;

/** The score interval of a rate, also for a number of trials that is not whole: Wilson 1927, "Probable inference". */
public final class Wilson {

    private Wilson() {}

    /**
     * The rates that the score test does not reject: 0 to 1 where there are no trials.
     *
     * @param share successes / trials, from 0 to 1; not read where there are no trials
     * @param trials 0 or more, the effective number where trials depend on each other
     */
    public static Interval of(double share, double trials, Confidence confidence) {
        if (!(trials > 0)) {
            return new Interval(0, 1);
        }
        double z = confidence.z();
        double shrink = 1 + z * z / trials;
        double centre = (share + z * z / (2 * trials)) / shrink;
        double half = z * Math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / shrink;
        return new Interval(share <= 0 ? 0 : centre - half, share >= 1 ? 1 : centre + half);
    }
}
