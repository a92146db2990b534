package io.bedrockledger.report;

import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cost of this week and of up to seven before, by workflow or team.
 *
 * @param weeks in order, without a gap; the last one is the week of the report
 * @param incomplete those of which log days are missing: their cost is too low
 * @param series all of them, however many: a chart draws the largest and sums the others; each has an amount for each week
 */
public record Weeks(List<Period> weeks, Set<Period> incomplete, List<Series> series) {

    public Weeks {
        weeks = List.copyOf(weeks);
        incomplete = Set.copyOf(incomplete);
        series = List.copyOf(series);
        Checks.require(!weeks.isEmpty() && weeks.size() <= 8, "one to eight weeks", weeks.size());
        for (Series each : series) {
            Checks.require(each.usd().size() == weeks.size(), "an amount for each week", each.name());
        }
    }

    /**
     * What one workflow or team cost.
     *
     * @param name null for what is not attributed
     * @param usd by week; 0 where it had no call, null where the week has no data at all
     */
    public record Series(@Nullable String name, List<@Nullable BigDecimal> usd) {

        public Series {
            usd = Collections.unmodifiableList(new ArrayList<>(usd));
        }
    }
}
