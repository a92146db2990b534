package io.bedrockledger.replay.plan;

import java.time.LocalDate;

/** The usage dates (UTC) from which calls are sampled. */
public sealed interface Window {

    /** The dates that are meant when a replay starts on a day. */
    Dates on(LocalDate today);

    /**
     * Given dates.
     *
     * @param from first day, inclusive
     * @param to last day, inclusive
     */
    record Dates(LocalDate from, LocalDate to) implements Window {
        public Dates {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to must not be before from, " + from);
            }
        }

        @Override
        public Dates on(LocalDate today) {
            return this;
        }
    }

    /**
     * The last whole days, for a plan that runs on a schedule.
     *
     * @param days how many, 1 or more, up to yesterday
     */
    record LastDays(int days) implements Window {
        @Override
        public Dates on(LocalDate today) {
            return new Dates(today.minusDays(days), today.minusDays(1));
        }
    }
}
