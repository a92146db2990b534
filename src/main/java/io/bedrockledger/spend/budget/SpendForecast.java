package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.CostSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What days will cost that nobody knows yet, or never will, from the pattern of the days of the week. */
public interface SpendForecast {

    /**
     * The cost of days taken together. The first estimate is of the first day, the second of the first two, and so on to
     * the last, which is of all: an interval of a sum is not the sum of intervals. No estimate is negative, and none is
     * below the one before.
     *
     * @param history of which only known days count; a day that is unknown or open is no zero
     * @param days in order, without a day twice, at least one
     * @return one estimate for each day; empty when the history does not tell, as when it is too short
     */
    Optional<List<Estimate>> cumulative(CostSeries history, List<LocalDate> days);
}
