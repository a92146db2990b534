package io.bedrockledger.ingest;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** The UTC days of log folders that a run looks at, both inclusive. */
public record Window(LocalDate from, LocalDate to) {

    /** Days before today that a night looks back: logs come late, but rarely later. */
    static final int USUAL_DAYS = 3;

    /** Days before the newest receipt, so that an outage of any length loses nothing. */
    static final int OVERLAP_DAYS = 2;

    public Window {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(
                    "[window] --from must not be after --to; found " + from + " after " + to + "; swap them");
        }
    }

    /**
     * The days that a night looks at when nobody names them: from three days ago, or from two days before the newest
     * receipt if that is older, to today.
     */
    public static Window usual(LocalDate today, Optional<LocalDate> newestReceipt) {
        LocalDate usual = today.minusDays(USUAL_DAYS);
        LocalDate overlap =
                newestReceipt.map(date -> date.minusDays(OVERLAP_DAYS)).orElse(usual);
        return new Window(overlap.isBefore(usual) ? overlap : usual, today);
    }

    /**
     * The days of a deep listing, which finds what came too late for the usual one.
     *
     * @param days how many it covers at least, today included
     */
    static Window deep(LocalDate today, Optional<LocalDate> newestReceipt, int days) {
        LocalDate usual = usual(today, newestReceipt).from();
        LocalDate deep = today.minusDays(days - 1L);
        return new Window(deep.isBefore(usual) ? deep : usual, today);
    }

    /** Whether a day is one of its days. */
    boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** The number of days. */
    public long days() {
        return to.toEpochDay() - from.toEpochDay() + 1;
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
