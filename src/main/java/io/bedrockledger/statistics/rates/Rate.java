package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Distributions;
import io.bedrockledger.statistics.Interval;
import java.util.OptionalDouble;

/**
 * How many of so many independent trials succeeded.
 *
 * @param successes from 0 to {@code trials}
 * @param trials 0 or more
 */
public record Rate(long successes, long trials) {

    public Rate {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("[rate] successes must be from 0 to trials; found " + successes + " of "
                    + trials + "; count successes among the trials only");
        }
    }

    /** Successes / trials; empty where there are none. */
    public OptionalDouble share() {
        return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) successes / trials);
    }

    /** The score interval: right on average, never outside 0 to 1, and all of it for no trials. */
    public Interval wilson(Confidence confidence) {
        return Wilson.of(share().orElse(0), (double) trials, confidence);
    }

    /**
     * The interval that holds the true rate at least as often as it says, always: Clopper and Pearson 1934, by quantiles
     * of the beta distribution. 0 to 1 for no trials; the low end is 0 for no success, the high end 1 for no failure.
     */
    public Interval exact(Confidence confidence) {
        double right = (double) successes;
        double wrong = (double) (trials - successes);
        double low = right == 0 ? 0 : Distributions.betaQuantile(confidence.tail(), right, wrong + 1);
        double high = wrong == 0 ? 1 : Distributions.betaQuantile(1 - confidence.tail(), right + 1, wrong);
        return new Interval(low, high);
    }
}
