package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.CostSeries;
import io.bedrockledger.spend.DailyCost;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cumulative cost of a period by the end of each of its days: known costs, plus the forecast of the days that are
 * unknown or open, which is at least what they have cost already.
 */
final class Projection {

    private final SortedMap<LocalDate, Estimate> byDay;

    private Projection(SortedMap<LocalDate, Estimate> byDay) {
        this.byDay = byDay;
    }

    /** Empty when days must be estimated and the forecast cannot. */
    static Optional<Projection> of(CostSeries series, Period period, SpendForecast forecast) {
        List<LocalDate> missing =
                period.days().filter(day -> series.known(day).isEmpty()).toList();
        if (missing.isEmpty()) {
            return Optional.of(new Projection(cumulate(series, period, Map.of())));
        }
        return forecast.cumulative(series, missing)
                .map(estimates -> new Projection(cumulate(series, period, checked(missing, estimates))));
    }

    private static Map<LocalDate, Estimate> checked(List<LocalDate> days, List<Estimate> estimates) {
        Map<LocalDate, Estimate> byDay = new TreeMap<>();
        Estimate before = Estimate.NOTHING;
        for (int at = 0; at < Math.min(days.size(), estimates.size()); at++) {
            if (estimates.get(at).isAtLeast(before)) {
                byDay.put(days.get(at), estimates.get(at));
            }
            before = estimates.get(at);
        }
        if (byDay.size() != days.size() || estimates.size() != days.size()) {
            throw new IllegalArgumentException(
                    "[forecast] each day has one estimate, of all days up to it, and none is below the one before; found %s for %d days; correct the forecast"
                            .formatted(estimates, days.size()));
        }
        return byDay;
    }

    private static SortedMap<LocalDate, Estimate> cumulate(
            CostSeries series, Period period, Map<LocalDate, Estimate> estimates) {
        SortedMap<LocalDate, Estimate> byDay = new TreeMap<>();
        DailyCost known = DailyCost.NONE;
        DailyCost partly = DailyCost.NONE;
        Estimate estimated = Estimate.NOTHING;
        for (LocalDate day : period.days().toList()) {
            known = known.plus(series.known(day).orElse(DailyCost.NONE));
            partly = series.known(day).isPresent() ? partly : partly.plus(series.soFar(day));
            estimated = estimates.getOrDefault(day, estimated);
            // What an open day has cost already is part of what it is estimated at, not added to it.
            Estimate rest = estimated.atLeast(partly.floorUsd(), partly.ceilingUsd());
            byDay.put(day, rest.plus(known.floorUsd(), known.ceilingUsd()));
        }
        return byDay;
    }

    /** When the amount is used up, and what the period will have cost. */
    Outlook.Forecast against(BigDecimal amountUsd) {
        return new Outlook.Forecast(
                Objects.requireNonNull(byDay.get(byDay.lastKey())),
                byDay,
                first(amountUsd, Estimate::highUsd),
                first(amountUsd, Estimate::expectedUsd),
                first(amountUsd, Estimate::lowUsd));
    }

    private @Nullable LocalDate first(BigDecimal amountUsd, Function<Estimate, BigDecimal> end) {
        for (Map.Entry<LocalDate, Estimate> entry : byDay.entrySet()) {
            if (end.apply(entry.getValue()).compareTo(amountUsd) >= 0) {
                return entry.getKey();
            }
        }
        return null;
    }
}
