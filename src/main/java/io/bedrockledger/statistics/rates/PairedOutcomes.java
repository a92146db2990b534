package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Distributions;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import java.util.OptionalDouble;

/**
 * The same items judged right or wrong twice, such as by what an incumbent and a candidate answered. Differences are
 * second less first: negative where the second does worse.
 *
 * @param both items right both times
 * @param onlyFirst items right the first time only: lost
 * @param onlySecond items right the second time only: gained
 * @param neither items wrong both times
 */
public record PairedOutcomes(long both, long onlyFirst, long onlySecond, long neither) {

    public PairedOutcomes {
        if (both < 0 || onlyFirst < 0 || onlySecond < 0 || neither < 0) {
            throw new IllegalArgumentException("[pairs] counts must be >= 0; found " + both + ", " + onlyFirst + ", "
                    + onlySecond + ", " + neither + "; count each item once");
        }
    }

    /** All items. */
    public long items() {
        return both + onlyFirst + onlySecond + neither;
    }

    /** Items that differ: all that tells one from the other. */
    public long discordant() {
        return onlyFirst + onlySecond;
    }

    /** The items of both. */
    public PairedOutcomes plus(PairedOutcomes other) {
        return new PairedOutcomes(
                both + other.both, onlyFirst + other.onlyFirst, onlySecond + other.onlySecond, neither + other.neither);
    }

    /** The second's rate less the first's: (gained - lost) / items; empty where there are none. */
    public OptionalDouble difference() {
        return items() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (onlySecond - onlyFirst) / items());
    }

    /** The counts that the score test reads. */
    Tango tango() {
        return new Tango((double) onlySecond, (double) onlyFirst, (double) items());
    }

    /**
     * The interval of the difference by the score test (Tango 1998), which keeps its level with few discordant items and
     * with none: then it is +- z^2 / (items + z^2). -1 to 1 for no items; an end is at -1 or 1 where all items are
     * discordant the same way.
     */
    public Interval tango(Confidence confidence) {
        return tango().interval(confidence.z());
    }

    /**
     * The same for items drawn without replacement, about the difference in all that could have been drawn: as many items
     * more as would take the variance down to (population - items) / (population - 1) of it. The seen difference alone
     * where all of the population was drawn.
     *
     * @param population items that could have been drawn
     */
    public Interval tango(Confidence confidence, long population) {
        FinitePopulation drawn = new FinitePopulation(items(), population);
        if (items() == 0) {
            return new Interval(-1, 1);
        }
        double seen = difference().orElseThrow();
        if (drawn.varianceFactor() == 0) {
            return new Interval(seen, seen);
        }
        double scale = (population - 1.0) / (population - items());
        return tango().scaled(scale).interval(confidence.z());
    }

    /**
     * The interval of the difference by squaring and adding two Wilson intervals, with the correlation of the two:
     * Newcombe 1998, "Improved confidence intervals for the difference between binomial proportions based on paired
     * data", method 10. Closed in form and a little narrower than Tango's, which is preferred where few items are
     * discordant. -1 to 1 for no items.
     */
    public Interval newcombe(Confidence confidence) {
        if (items() == 0) {
            return new Interval(-1, 1);
        }
        double seen = difference().orElseThrow();
        double first = (double) (both + onlyFirst) / items();
        double second = (double) (both + onlySecond) / items();
        Interval ofFirst = Wilson.of(first, (double) items(), confidence);
        Interval ofSecond = Wilson.of(second, (double) items(), confidence);
        double down = joined(second - ofSecond.low(), ofFirst.high() - first);
        double up = joined(ofSecond.high() - second, first - ofFirst.low());
        return new Interval(seen - down, seen + up).within(-1, 1);
    }

    private double joined(double ofSecond, double ofFirst) {
        return Math.sqrt(Math.max(0, ofSecond * ofSecond - 2 * correlation() * ofSecond * ofFirst + ofFirst * ofFirst));
    }

    /** Of the two outcomes, with Newcombe's continuity correction towards 0; 0 where one of them never varies. */
    private double correlation() {
        double margins =
                (double) (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
        double product = (double) both * neither - (double) onlyFirst * onlySecond;
        double corrected = product > 0 ? Math.max(product - items() / 2.0, 0) : product;
        return margins == 0 ? 0 : corrected / Math.sqrt(margins);
    }

    /**
     * The two-sided exact test of McNemar (1947): how likely so uneven a split of the discordant items is when neither is
     * better. 1 where none is discordant.
     */
    public double mcNemarExact() {
        return Math.min(1, 2 * lowerTail());
    }

    /**
     * The mid-p form of the exact test, which counts half of what was seen: closer to its level, and now and then a
     * little above it (Fagerland, Lydersen and Laake 2013, "The McNemar test for binary matched-pairs data"). 1 where
     * none is discordant.
     */
    public double mcNemarMidP() {
        if (onlyFirst == onlySecond) {
            return discordant() == 0 ? 1 : 1 - mass();
        }
        return 2 * lowerTail() - mass();
    }

    private double lowerTail() {
        return Distributions.binomialProbability(fewer(), Math.toIntExact(discordant()), 0.5);
    }

    private double mass() {
        return Distributions.binomialMass(fewer(), Math.toIntExact(discordant()), 0.5);
    }

    private int fewer() {
        return Math.toIntExact(Math.min(onlyFirst, onlySecond));
    }

    /**
     * The one-sided p-value of "the second is worse by the margin or more": small where it is not. Below the tail of a
     * confidence exactly where Tango's low end is above -margin. 1 for no items.
     *
     * @param margin 0 or more, below 1
     */
    public double notWorsePValue(double margin) {
        return items() == 0 ? 1 : Distributions.normalProbability(-tango().statistic(-margin));
    }
}
