package io.bedrockledger.report;

import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a budget's period will end.
 *
 * @param subject whose budget: a team, workflow, model or prompt
 * @param period day, week or month that it is for
 * @param budgetUsd the amount
 * @param spent what was spent from the first day to the end of each known day, cumulated, in order of the days; empty when no day is known
 * @param forecast cumulated at the end of each day after that, to the last one of the period; empty when nobody can tell
 * @param thresholds shares of the budget that somebody watches, ascending
 * @param earliest first day on which the amount is used up at the high end; null when not in the period
 * @param expected the same of the expected cost
 * @param latest the same of the low end
 */
public record MonthForecast(
        String subject,
        Period period,
        BigDecimal budgetUsd,
        List<Spent> spent,
        List<Expected> forecast,
        List<Threshold> thresholds,
        @Nullable LocalDate earliest,
        @Nullable LocalDate expected,
        @Nullable LocalDate latest) {

    public MonthForecast {
        spent = List.copyOf(spent);
        forecast = List.copyOf(forecast);
        thresholds = List.copyOf(thresholds);
        Checks.require(budgetUsd.signum() > 0, "a budget is positive", budgetUsd);
    }

    /** What was spent from the first day to the end of a day, in USD. */
    public record Spent(LocalDate day, BigDecimal usd) {}

    /** What will have been spent at the end of a day, with an interval of 95 %. */
    public record Expected(LocalDate day, Estimate usd) {}

    /**
     * A share of the budget that somebody is told of.
     *
     * @param share above 0; 0.8 is 80 %
     * @param crossedOn the day on which it was reached; null when it was not
     */
    public record Threshold(BigDecimal share, @Nullable LocalDate crossedOn) {}
}
