package io.bedrockledger.statistics.series;

/** What a day is beside the same weekday of the weeks before. */
public sealed interface DayFinding {

    /**
     * A day that stands out upwards and is worth a look.
     *
     * @param comparison how far
     */
    record Spike(Comparison comparison) implements DayFinding {}

    /**
     * A day as others, or one that stands out by less than what is worth a look, or downwards.
     *
     * @param comparison how far
     */
    record Usual(Comparison comparison) implements DayFinding {}

    /**
     * Too few of the same weekday are known to say.
     *
     * @param known how many
     */
    record TooLittleHistory(int known) implements DayFinding {}

    /**
     * A day and what it was held against.
     *
     * @param expected the median of the same weekday
     * @param actual the day
     * @param score (actual - expected) / its standard deviation; infinite where the days before did not vary and this one
     *     does, 0 where it does not
     */
    record Comparison(double expected, double actual, double score) {

        /** Actual - expected: the effect in the unit of the amounts. */
        public double excess() {
            return actual - expected;
        }

        /** Actual / expected: infinite for something where nothing was expected, 1 for nothing. */
        public double ratio() {
            return expected == 0 && actual == 0 ? 1 : actual / expected;
        }
    }
}
