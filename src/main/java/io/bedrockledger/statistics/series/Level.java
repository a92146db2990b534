package io.bedrockledger.statistics.series;

import java.util.Arrays;

/**
 * Where a series without weekdays stands, by exponential smoothing that odd days hardly move: an error counts up to three
 * of its own standard deviations (Gelper, Fried and Croux 2010, "Robust forecasting with exponential and Holt-Winters
 * smoothing").
 *
 * @param value the level after the last day
 * @param gain how much of an error of one day stays, 0 to 1: near 0 for a series that keeps its level, near 1 for one
 *     that wanders
 * @param deviation of the error a day ahead, as a share of the level
 */
record Level(double value, double gain, double deviation) {

    /** Gains that are tried; 0 is the plain mean. */
    private static final double[] GAINS = {0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1};

    /** Errors count up to so many standard deviations: Huber's psi, which loses little for normal errors. */
    private static final double CLIP = 3;

    /** Days whose errors do not judge a gain: the level is not settled yet. */
    private static final int SETTLING = 7;

    /** The level with the gain whose errors are smallest. */
    static Level of(double[] series) {
        return Arrays.stream(GAINS)
                .mapToObj(gain -> smoothed(series, gain))
                .min((left, right) -> Double.compare(left.deviation(), right.deviation()))
                .orElseThrow();
    }

    private static Level smoothed(double[] series, double gain) {
        double[] errors = run(series, gain, Double.POSITIVE_INFINITY).errors();
        double rough = Robust.deviation(errors, 0);
        Run clipped = run(series, gain, CLIP * rough);
        double settled = Robust.deviation(clipped.errors(), 0);
        double squares = Arrays.stream(clipped.errors())
                .map(error -> Robust.clip(error, CLIP * settled))
                .map(error -> error * error)
                .average()
                .orElse(0);
        return new Level(clipped.level(), gain, Math.sqrt(squares));
    }

    /**
     * The gain of a day is such that the level is the weighted mean of all days so far: the first day has no special
     * weight.
     */
    private static Run run(double[] series, double gain, double limit) {
        double level = Robust.median(Arrays.copyOf(series, Math.min(series.length, SETTLING)));
        double kept = 1;
        double[] errors = new double[series.length];
        for (int day = 0; day < series.length; day++) {
            double scale = level > 0 ? level : 1;
            errors[day] = (series[day] - level) / scale;
            kept *= 1 - gain;
            double step = gain == 0 ? 1.0 / (day + 1) : gain / (1 - kept);
            level += step * scale * Robust.clip(errors[day], limit);
        }
        return new Run(level, Arrays.copyOfRange(errors, Math.min(SETTLING, errors.length), errors.length));
    }

    private static final class Run {

        private final double level;
        private final double[] errors;

        Run(double level, double[] errors) {
            this.level = level;
            this.errors = errors;
        }

        double level() {
            return level;
        }

        double[] errors() {
            return errors;
        }
    }
}
