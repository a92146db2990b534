package io.bedrockledger.report;

import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.PeriodLength;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a weekly report says, for one team or for FinOps: the numbers with all their digits, not one of them rounded, and
 * no sentence that can be made from them. Amounts are USD of list cost, dates are UTC. An empty list is a part that has
 * nothing to say; a null is a number that nobody knows, and is shown as unknown, never as zero.
 *
 * @param scope whom it is for
 * @param week an ISO week
 * @param origin which run made it, from what
 * @param quiet whether nothing moved by more than the floor and nobody has to act: five lines then
 * @param materialUsd the floor of what is worth a sentence: a change of less is said to be "about the same"
 * @param figures cost, calls and cost of 1,000 calls
 * @param alerts what crossed or jumped and is not over, then what ended in this week
 * @param bridge why the cost changed; null when the week before has no data
 * @param actions what to do, the most valuable first
 * @param movers which workflows changed, by size of the change
 * @param weeks eight weeks, by workflow for a team, by team for FinOps
 * @param forecasts one for each budget of a month; empty where none is set
 * @param failures what bought nothing
 * @param attribution how it is known whose the money is
 * @param services how well each workflow was served
 * @param health what the numbers rest on
 * @param readiness the eight questions, for each workflow
 * @param replays what was found out about other models in or before this week and still holds
 * @param finops what only FinOps see; null for a team
 * @param events planned launches and migrations of this week
 * @param queries the SQL and the rows behind each number
 */
public record WeeklyReport(
        Scope scope,
        Period week,
        Origin origin,
        boolean quiet,
        BigDecimal materialUsd,
        Figures figures,
        List<AlertLine> alerts,
        @Nullable Bridge bridge,
        Actions actions,
        Movers movers,
        Weeks weeks,
        List<MonthForecast> forecasts,
        Failures failures,
        Attribution attribution,
        List<ServiceQuality> services,
        Health health,
        Readiness readiness,
        List<Replay> replays,
        @Nullable FinopsPart finops,
        List<PlannedEvent> events,
        List<Query> queries) {

    public WeeklyReport {
        alerts = List.copyOf(alerts);
        forecasts = List.copyOf(forecasts);
        services = List.copyOf(services);
        replays = List.copyOf(replays);
        events = List.copyOf(events);
        queries = List.copyOf(queries);
        Checks.require(week.length() == PeriodLength.WEEK, "a weekly report is about a week", week);
        Checks.require(scope.isFinops() == (finops != null), "FinOps alone have a part of their own", scope);
        if (bridge != null) {
            Checks.requireSum(
                    "the ends of the bridge", bridge.toUsd(), figures.cost().now());
        }
        Checks.requireSum(
                "the movers and the rest", movers.totalUsd(), figures.cost().now());
        Checks.requireSum("the grades", attribution.totalUsd(), figures.cost().now());
    }

    /** The same report for a reader in another time zone. */
    public WeeklyReport in(ZoneId zone) {
        return new WeeklyReport(
                scope,
                week,
                new Origin(origin.runId(), zone),
                quiet,
                materialUsd,
                figures,
                alerts,
                bridge,
                actions,
                movers,
                weeks,
                forecasts,
                failures,
                attribution,
                services,
                health,
                readiness,
                replays,
                finops,
                events,
                queries);
    }

    /**
     * Where a report comes from.
     *
     * @param runId the run that made it
     * @param zone in which times of day are shown; days and weeks stay UTC
     */
    public record Origin(String runId, ZoneId zone) {}
}
