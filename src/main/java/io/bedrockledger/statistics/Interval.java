package io.bedrockledger.statistics;

/**
 * A closed range of values that the data do not speak against. An end is infinite where they set no bound.
 *
 * @param low the lower end, inclusive
 * @param high the upper end, inclusive, not below {@code low}
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "[interval] low must be <= high; found " + low + " and " + high + "; check what it was made from");
        }
    }

    /** Around a value, the same to both sides; a single point where the half width is zero. */
    public static Interval around(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }

    /** Whether a value lies in it, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** High less low; infinite where an end is. */
    public double width() {
        return high - low;
    }

    /** What it shares with the range that a value can have at all, such as 0 to 1 for a rate. */
    public Interval within(double least, double most) {
        return new Interval(Math.min(Math.max(low, least), most), Math.max(Math.min(high, most), least));
    }
}
