package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.budget.Estimate;
import io.bedrockledger.spend.budget.SpendForecast;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.series.DailyAmount;
import io.bedrockledger.statistics.series.Forecast;
import io.bedrockledger.statistics.series.WeekdayForecast;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forecast of days from the pattern of the week, with 95 % intervals. Days that ended and that nobody knows are
 * estimated one by one from what came before them, and their intervals are added, which is wider than it had to be.
 */
final class WeekdayOutlook implements SpendForecast {

    @Override
    public Optional<List<Estimate>> cumulative(CostSeries history, List<LocalDate> days) {
        List<DailyAmount> known = amounts(history);
        LocalDate end = history.completeUntil().plusDays(1);
        double[] gaps = new double[3];
        List<Estimate> estimates = new ArrayList<>();
        LocalDate firstOpen = null;
        Optional<WeekdayForecast> ahead = WeekdayForecast.before(end, known);
        for (LocalDate day : days) {
            double[] sum = gaps;
            Optional<WeekdayForecast> forecast = day.isBefore(end) ? WeekdayForecast.before(day, known) : ahead;
            if (forecast.isEmpty()) {
                return Optional.empty();
            }
            if (day.isBefore(end)) {
                gaps = plus(gaps, forecast.orElseThrow().day(day, Confidence.PERCENT_95));
                sum = gaps;
            } else {
                firstOpen = firstOpen == null ? day : firstOpen;
                sum = plus(gaps, forecast.orElseThrow().total(firstOpen, day, Confidence.PERCENT_95));
            }
            estimates.add(estimate(sum, estimates.isEmpty() ? Estimate.NOTHING : estimates.get(estimates.size() - 1)));
        }
        return Optional.of(estimates);
    }

    /** The known days, at their floor. */
    static List<DailyAmount> amounts(CostSeries history) {
        return history.known().stream()
                .map(day -> new DailyAmount(day, history.soFar(day).floorUsd().doubleValue()))
                .toList();
    }

    private static double[] plus(double[] sum, Forecast forecast) {
        return new double[] {
            sum[0] + forecast.interval().low(),
            sum[1] + forecast.expected(),
            sum[2] + forecast.interval().high()
        };
    }

    /** As decimals, in order, and none below the one before: a longer interval may begin lower than a shorter one. */
    private static Estimate estimate(double[] sum, Estimate before) {
        BigDecimal low = usd(sum[0]).max(before.lowUsd());
        BigDecimal expected = usd(sum[1]).max(before.expectedUsd()).max(low);
        return new Estimate(low, expected, usd(sum[2]).max(before.highUsd()).max(expected));
    }

    private static BigDecimal usd(double amount) {
        return BigDecimal.valueOf(amount).setScale(Money.SCALE, RoundingMode.HALF_EVEN);
    }
}
