package io.bedrockledger.replay.verdict;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.sampling.WeightedSample;
import io.bedrockledger.statistics.sampling.WeightedValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the candidate would save in a month of traffic as in the window: below 0 where it costs more.
 *
 * @param usd the estimate
 * @param lowUsd the lower end at 95 %; null where a stratum has one item only, which tells nothing about its spread
 * @param highUsd the upper end
 */
public record Saving(
        BigDecimal usd,
        @Nullable BigDecimal lowUsd,
        @Nullable BigDecimal highUsd) {

    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);

    /**
     * The sum of (incumbent's cost less candidate's) / inclusion probability, a month being 365 / 12 days. Empty for no
     * items and where one has no price: the sum would miss it.
     *
     * @param windowDays days that the items were drawn from, 1 or more
     */
    static Optional<Saving> of(List<ReplayedItem> items, int windowDays) {
        List<WeightedValue> values = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (ReplayedItem each : items) {
            BigDecimal incumbent = each.incumbent().costUsd();
            BigDecimal candidate = each.candidate().costUsd();
            if (incumbent == null || candidate == null) {
                return Optional.empty();
            }
            BigDecimal saved = incumbent.subtract(candidate);
            values.add(new WeightedValue(each.stratum(), saved.doubleValue(), each.inclusionProbability()));
            total = total.add(saved.divide(BigDecimal.valueOf(each.inclusionProbability()), MathContext.DECIMAL128));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(monthly(total, values, windowDays));
    }

    private static Saving monthly(BigDecimal total, List<WeightedValue> values, int windowDays) {
        BigDecimal months = MONTHS_A_YEAR.multiply(BigDecimal.valueOf(windowDays));
        Interval interval = WeightedSample.of(values)
                .total()
                .map(each -> each.interval(Confidence.PERCENT_95))
                .orElse(null);
        return interval == null
                ? new Saving(aMonth(total, months), null, null)
                : new Saving(
                        aMonth(total, months),
                        aMonth(BigDecimal.valueOf(interval.low()), months),
                        aMonth(BigDecimal.valueOf(interval.high()), months));
    }

    private static BigDecimal aMonth(BigDecimal total, BigDecimal months) {
        return total.multiply(DAYS_A_YEAR).divide(months, MathContext.DECIMAL64);
    }
}
