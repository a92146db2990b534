package io.bedrockledger.report;

import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only FinOps see.
 *
 * @param teams all teams, by cost, what is not attributed last; they add up to the cost
 * @param nobody who called for nobody that is known, the dearest first; at most ten
 * @param nobodyRestCount callers that are not in it
 * @param nobodyRestUsd what those cost
 * @param places accounts and regions, by name
 * @param bill the last month that the bill was compared with; null when none was
 */
public record FinopsPart(
        List<TeamRow> teams,
        List<Caller> nobody,
        int nobodyRestCount,
        BigDecimal nobodyRestUsd,
        List<Place> places,
        @Nullable Bill bill) {

    public FinopsPart {
        teams = List.copyOf(teams);
        nobody = List.copyOf(nobody);
        places = List.copyOf(places);
        Checks.require(nobody.size() <= 10, "ten callers at most, the others are summed", nobody.size());
    }

    /**
     * A team's week.
     *
     * @param team null for what is not attributed
     * @param nowUsd cost in this week
     * @param beforeUsd in the week before; null when that has no data
     * @param medianUsd median of the four weeks before; null when unknown
     * @param budgetUsd the month's budget; null when none is set
     * @param forecastUsd what the month is expected to cost; null when nobody can tell
     * @param reasons the largest reasons of its change, largest first
     */
    public record TeamRow(
            @Nullable String team,
            BigDecimal nowUsd,
            @Nullable BigDecimal beforeUsd,
            @Nullable BigDecimal medianUsd,
            @Nullable BigDecimal budgetUsd,
            @Nullable BigDecimal forecastUsd,
            List<Movers.Reason> reasons) {

        public TeamRow {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Somebody whose calls are nobody's.
     *
     * @param principal role or user, as the tables have it; null when it was dropped
     * @param calls in the week
     * @param usd cost in the week
     */
    public record Caller(@Nullable String principal, long calls, BigDecimal usd) {}

    /**
     * An account in a region.
     *
     * @param account its alias, or its number where it has none
     * @param region the calling one
     * @param logDays days of the week that are in, of seven
     * @param usd cost in the week
     * @param late calls that arrived more than a day late; null when unknown
     * @param rejected records that cannot be read
     * @param unpriced calls without a price
     */
    public record Place(
            String account,
            String region,
            int logDays,
            BigDecimal usd,
            @Nullable Long late,
            long rejected,
            long unpriced) {}

    /**
     * What AWS billed beside what the tables say.
     *
     * @param month that both are of
     * @param ledgerUsd the tables
     * @param billUsd the bill
     * @param explanation of the difference, whole sentences; empty when there is none to explain
     */
    public record Bill(Period month, BigDecimal ledgerUsd, BigDecimal billUsd, String explanation) {}
}
