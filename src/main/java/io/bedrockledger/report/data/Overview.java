package io.bedrockledger.report.data;

import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.FinopsPart.Caller;
import io.bedrockledger.report.FinopsPart.Place;
import io.bedrockledger.report.FinopsPart.TeamRow;
import io.bedrockledger.report.MonthForecast;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.BudgetScope;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What FinOps see beside what everybody does: teams, nobody's callers, accounts and regions. */
final class Overview {

    private static final int MOST_CALLERS = 10;
    private static final int MEDIAN_WEEKS = 4;
    private static final int FEWEST_WEEKS = 2;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Period week;
    private final DataDays days;
    private final Change change;

    Overview(Period week, DataDays days, Change change) {
        this.week = week;
        this.days = days;
        this.change = change;
    }

    /**
     * The part of FinOps.
     *
     * @param teams the weeks by team
     * @param nobody rows of {@code sql/report/nobody.sql}
     * @param places the accounts and regions
     * @param outlooks budgets of teams with what is ahead
     */
    FinopsPart part(Trend teams, Reply nobody, List<Place> places, List<Outlook> outlooks) {
        List<Caller> callers = nobody.rows().stream()
                .map(row -> new Caller(row.text("principal"), row.count("calls"), row.usd("list_cost_usd")))
                .toList();
        List<Caller> rest = callers.stream().skip(MOST_CALLERS).toList();
        return new FinopsPart(
                teams.names().stream()
                        .map(team -> row(team, teams, outlooks))
                        .filter(row -> row.nowUsd().signum() > 0
                                || (row.beforeUsd() != null && row.beforeUsd().signum() > 0))
                        .sorted(Comparator.comparing((TeamRow row) -> row.team() == null)
                                .thenComparing(
                                        Comparator.comparing(TeamRow::nowUsd).reversed()))
                        .toList(),
                callers.stream().limit(MOST_CALLERS).toList(),
                rest.size(),
                rest.stream().map(Caller::usd).reduce(BigDecimal.ZERO, BigDecimal::add),
                places,
                null);
    }

    /** A budget and what is ahead of it. */
    record Outlook(Budget budget, MonthForecast ahead) {

        boolean isOf(@Nullable String team) {
            return team != null
                    && budget.scope().kind() == BudgetScope.Kind.TEAM
                    && team.equals(budget.scope().name());
        }
    }

    private TeamRow row(@Nullable String team, Trend teams, List<Outlook> outlooks) {
        Optional<Outlook> outlook =
                outlooks.stream().filter(each -> each.isOf(team)).findFirst();
        return new TeamRow(
                team,
                teams.usd(team, 0),
                days.isComplete(week.previous()) ? teams.usd(team, 1) : null,
                median(team, teams),
                outlook.map(each -> each.budget().amountUsd()).orElse(null),
                outlook.map(Outlook::ahead)
                        .filter(ahead -> !ahead.forecast().isEmpty())
                        .map(ahead -> ahead.forecast()
                                .get(ahead.forecast().size() - 1)
                                .usd()
                                .expectedUsd())
                        .orElse(null),
                change.reasons(team));
    }

    private @Nullable BigDecimal median(@Nullable String team, Trend teams) {
        List<BigDecimal> known = IntStream.rangeClosed(1, MEDIAN_WEEKS)
                .filter(ago -> days.isComplete(
                        new Period(week.length(), week.firstDay().minusWeeks(ago))))
                .mapToObj(ago -> teams.usd(team, ago))
                .sorted()
                .toList();
        if (known.size() < FEWEST_WEEKS) {
            return null;
        }
        BigDecimal upper = known.get(known.size() / 2);
        return known.size() % 2 == 1
                ? upper
                : upper.add(known.get(known.size() / 2 - 1)).divide(TWO);
    }

    /**
     * The accounts and regions that called in the week, or whose logs were read.
     *
     * @param places rows of {@code sql/report/places.sql}
     * @param receipts rows of {@code sql/report/receipts.sql}
     */
    List<Place> places(Reply places, Reply receipts) {
        return places.rows().stream()
                .map(row -> new Place(
                        String.valueOf(row.text("account_id")),
                        String.valueOf(row.text("region")),
                        days.logDays(week, row.text("account_id") + "/" + row.text("region")),
                        row.usd("list_cost_usd"),
                        row.count("late_calls"),
                        rejected(receipts, row),
                        row.count("unpriced_calls")))
                .toList();
    }

    private static long rejected(Reply receipts, Reply.Row place) {
        return receipts.rows().stream()
                .filter(row -> Objects.equals(row.text("account_id"), place.text("account_id"))
                        && Objects.equals(row.text("region"), place.text("region")))
                .mapToLong(row -> row.count("rejected"))
                .sum();
    }
}
