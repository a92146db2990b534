package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Interval;
import java.util.function.DoublePredicate;

/**
 * The score test and interval of a difference between two rates on the same items: Tango 1998, "Equivalence test and
 * confidence interval for the difference in proportions for the paired-sample design". The counts need not be whole: an
 * effective number of items scales them.
 *
 * @param gained items right in the second only
 * @param lost items right in the first only
 * @param items all of them, at least both together
 */
record Tango(double gained, double lost, double items) {

    /** Halvings of a range of at most 2: the ends are exact to 1e-15. */
    private static final int HALVINGS = 51;

    /** As many items as a factor says, of the same shares. */
    Tango scaled(double factor) {
        return new Tango(gained * factor, lost * factor, items * factor);
    }

    /** Gained less lost over items; not a number for none. */
    double difference() {
        return (gained - lost) / items;
    }

    /**
     * The differences that the test does not reject. -1 to 1 where there are no items. Where nothing was gained or lost
     * it is +- z^2 / (items + z^2), as Wilson's is for no success.
     */
    Interval interval(double z) {
        if (!(items > 0)) {
            return new Interval(-1, 1);
        }
        double seen = difference();
        double low = lastRejected(seen, difference -> statistic(difference) > z);
        double high = -lastRejected(-seen, mirrored -> statistic(-mirrored) < -z);
        return new Interval(Math.min(low, seen), Math.max(high, seen));
    }

    /**
     * How many standard errors the seen difference lies above another one, the standard error taken under that other one:
     * falls as it grows. Infinite where the other one leaves nothing to chance and is not the seen one.
     */
    double statistic(double difference) {
        double above = gained - lost - items * difference;
        double variance = items * variance(difference);
        if (variance > 0) {
            return above / Math.sqrt(variance);
        }
        return above == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, above);
    }

    /**
     * The variance of one item's difference when its mean is the given one and all else fits the counts as well as it
     * can.
     */
    double variance(double difference) {
        double a = 2 * items;
        double b = -gained - lost + (2 * items - gained + lost) * difference;
        double c = -lost * difference * (1 - difference);
        double lostRate = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        return Math.max(0, 2 * lostRate + difference * (1 - difference));
    }

    /** Where rejection ends between -1 and a difference that is kept. */
    private static double lastRejected(double seen, DoublePredicate rejects) {
        double rejected = -1;
        double kept = seen;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (rejected + kept) / 2;
            if (rejects.test(middle)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return kept;
    }
}
