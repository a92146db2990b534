package io.bedrockledger.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Distribution functions and their inverses, from Apache Commons Statistics. */
public final class Distributions {

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    /** The value that a standard normal variable stays below with a probability between 0 and 1. */
    public static double normalQuantile(double probability) {
        return STANDARD_NORMAL.inverseCumulativeProbability(probability);
    }

    /** The probability that a standard normal variable is at most a value. */
    public static double normalProbability(double value) {
        return STANDARD_NORMAL.cumulativeProbability(value);
    }

    /** The value that Student's t stays below with a probability; infinite degrees of freedom are the normal's. */
    public static double tQuantile(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    /** The probability that a variable of Student's t is at most a value; 0 and 1 at the infinite ends. */
    public static double tProbability(double value, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).cumulativeProbability(value);
    }

    /** The value that a beta variable stays below with a probability; both shapes are above 0. */
    public static double betaQuantile(double probability, double alpha, double beta) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
    }

    /** The probability of at most so many successes; 0 below none. */
    public static double binomialProbability(int successes, int trials, double rate) {
        return BinomialDistribution.of(trials, rate).cumulativeProbability(successes);
    }

    /** The probability of exactly so many successes. */
    public static double binomialMass(int successes, int trials, double rate) {
        return BinomialDistribution.of(trials, rate).probability(successes);
    }
}
