package io.bedrockledger.report.data;

import io.bedrockledger.report.MonthForecast;
import io.bedrockledger.report.MonthForecast.Expected;
import io.bedrockledger.report.MonthForecast.Spent;
import io.bedrockledger.report.MonthForecast.Threshold;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.SpendRow;
import io.bedrockledger.spend.budget.Spender;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.series.DailyAmount;
import io.bedrockledger.statistics.series.Forecast;
import io.bedrockledger.statistics.series.WeekdayForecast;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the period of a budget will end that the last day of the week is in. What was spent is the floor of the cost; days
 * that are missing are in no sum, and with one of them in the period nobody can tell its end.
 */
final class MonthAhead {

    private static final int PERCENT_DIGITS = 2;

    private final List<SpendRow> rows;
    private final DataDays days;
    private final LocalDate lastDay;

    /**
     * From the days of spenders.
     *
     * @param answer rows of {@code sql/report/days_of_spenders.sql}, of all teams
     */
    MonthAhead(Reply answer, Period week, DataDays days) {
        this.rows = answer.rows().stream()
                .map(row -> new SpendRow(
                        row.day("usage_date"),
                        new Spender(row.text("workflow"), row.text("team"), row.text("model"), row.text("prompt")),
                        new DailyCost(
                                row.usd("list_cost_usd"),
                                row.usd("list_cost_ceiling_usd"),
                                row.count("unbounded_calls"))))
                .toList();
        this.days = days;
        this.lastDay = week.lastDay();
    }

    /** The outlook of a budget. */
    MonthForecast of(Budget budget) {
        Map<LocalDate, BigDecimal> daily = daily(budget);
        Period period = budget.length().of(lastDay);
        List<Spent> spent = spent(period, daily);
        List<Expected> ahead = ahead(period, daily, spent);
        return new MonthForecast(
                Optional.ofNullable(budget.scope().name()).orElse(budget.name()),
                period,
                budget.amountUsd(),
                spent,
                ahead,
                budget.thresholds().stream()
                        .map(each -> each.percent())
                        .distinct()
                        .map(percent -> threshold(budget, percent, spent))
                        .toList(),
                first(budget, spent, ahead, Estimate::highUsd),
                first(budget, spent, ahead, Estimate::expectedUsd),
                first(budget, spent, ahead, Estimate::lowUsd));
    }

    private Map<LocalDate, BigDecimal> daily(Budget budget) {
        Map<LocalDate, BigDecimal> daily = new TreeMap<>();
        rows.stream()
                .filter(row -> budget.scope().covers(row.spender()))
                .forEach(row -> daily.merge(row.day(), row.cost().floorUsd(), BigDecimal::add));
        return daily;
    }

    private List<Spent> spent(Period period, Map<LocalDate, BigDecimal> daily) {
        List<Spent> spent = new ArrayList<>();
        BigDecimal sum = Money.ZERO;
        for (LocalDate day : known(period).toList()) {
            sum = sum.add(daily.getOrDefault(day, Money.ZERO));
            spent.add(new Spent(day, sum));
        }
        return spent;
    }

    private Stream<LocalDate> known(Period period) {
        return period.days().filter(day -> !day.isAfter(lastDay) && !days.isMissing(day));
    }

    private List<Expected> ahead(Period period, Map<LocalDate, BigDecimal> daily, List<Spent> spent) {
        boolean gap = period.days().anyMatch(day -> !day.isAfter(lastDay) && days.isMissing(day));
        LocalDate tomorrow = lastDay.plusDays(1);
        if (gap || !period.contains(tomorrow)) {
            return List.of();
        }
        List<DailyAmount> history = tomorrow.minusDays(WeekdayForecast.WINDOW_DAYS)
                .datesUntil(tomorrow)
                .filter(day -> !days.isMissing(day))
                .map(day ->
                        new DailyAmount(day, daily.getOrDefault(day, Money.ZERO).doubleValue()))
                .toList();
        BigDecimal known =
                spent.isEmpty() ? Money.ZERO : spent.get(spent.size() - 1).usd();
        return WeekdayForecast.before(tomorrow, history)
                .map(forecast -> tomorrow.datesUntil(period.lastDay().plusDays(1))
                        .map(day -> new Expected(
                                day, estimate(forecast.total(tomorrow, day, Confidence.PERCENT_95), known)))
                        .toList())
                .orElse(List.of());
    }

    /** A forecast is a binary number; as an amount it has the decimals of one. */
    private static Estimate estimate(Forecast rest, BigDecimal known) {
        return new Estimate(
                known.add(usd(rest.interval().low())),
                known.add(usd(rest.expected())),
                known.add(usd(rest.interval().high())));
    }

    private static BigDecimal usd(double amount) {
        return BigDecimal.valueOf(amount).setScale(Money.SCALE, RoundingMode.HALF_UP);
    }

    private static Threshold threshold(Budget budget, int percent, List<Spent> spent) {
        BigDecimal share = BigDecimal.valueOf(percent, PERCENT_DIGITS);
        return new Threshold(
                share, reached(spent, budget.amountUsd().multiply(share)).orElse(null));
    }

    private static Optional<LocalDate> reached(List<Spent> spent, BigDecimal usd) {
        return spent.stream()
                .filter(each -> each.usd().compareTo(usd) >= 0)
                .map(Spent::day)
                .findFirst();
    }

    private static @Nullable LocalDate first(
            Budget budget, List<Spent> spent, List<Expected> ahead, Function<Estimate, BigDecimal> end) {
        return reached(spent, budget.amountUsd())
                .or(() -> ahead.stream()
                        .filter(each -> end.apply(each.usd()).compareTo(budget.amountUsd()) >= 0)
                        .map(Expected::day)
                        .findFirst())
                .orElse(null);
    }
}
