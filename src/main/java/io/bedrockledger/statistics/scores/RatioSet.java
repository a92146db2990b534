package io.bedrockledger.statistics.scores;

import io.bedrockledger.statistics.Interval;
import java.util.Optional;

/**
 * The ratios of two means that the data do not speak against. Where the lower mean may be zero this is no ordinary
 * interval.
 */
public sealed interface RatioSet {

    /** Both ends; empty where there is no upper or no lower one. */
    Optional<Interval> bounds();

    /** All between two ends: the denominator is surely not zero. */
    record Bounded(Interval ratios) implements RatioSet {

        @Override
        public Optional<Interval> bounds() {
            return Optional.of(ratios);
        }
    }

    /** All but those strictly between two ends: the denominator may be zero, the numerator is not. */
    record AllBut(Interval excluded) implements RatioSet {

        @Override
        public Optional<Interval> bounds() {
            return Optional.empty();
        }
    }

    /** Every ratio: both may be zero. */
    record Everything() implements RatioSet {

        @Override
        public Optional<Interval> bounds() {
            return Optional.empty();
        }
    }
}
