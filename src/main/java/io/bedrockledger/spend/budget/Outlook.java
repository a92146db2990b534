package io.bedrockledger.spend.budget;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a budget's period will end. */
public sealed interface Outlook {

    /** Nobody can tell: the history does not support a forecast. What was spent so far is known nevertheless. */
    record Unknown() implements Outlook {}

    /**
     * A forecast; once all days are known, the sum itself.
     *
     * @param atEnd what the whole period will have cost: known days at their floor (the high end at their ceiling),
     *     unknown and open ones as estimated, never below what is known of them; calls without a bound are in it with their floor alone
     * @param byDay what it will have cost by the end of each of its days; the last is {@code atEnd}
     * @param earliest the first day on which the amount is used up at the high end; null when that is not in the period
     * @param expected the same of the expected cost
     * @param latest the same of the low end
     */
    record Forecast(
            Estimate atEnd,
            SortedMap<LocalDate, Estimate> byDay,
            @Nullable LocalDate earliest,
            @Nullable LocalDate expected,
            @Nullable LocalDate latest)
            implements Outlook {

        public Forecast {
            byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
        }

        /** The day on which the amount is expected to be used up; empty when it lasts for the period. */
        public Optional<LocalDate> exhaustion() {
            return Optional.ofNullable(expected);
        }
    }
}
