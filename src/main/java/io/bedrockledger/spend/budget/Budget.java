package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.PeriodLength;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What may be spent in each day, ISO week or month (UTC), and when somebody is told.
 *
 * @param name unique among budgets; with period, scope and threshold the identity of what it tells
 * @param scope the calls that count
 * @param length of the period; every one starts from nothing
 * @param amountUsd above zero, in USD of list cost, so that every threshold has at most twelve decimals
 * @param thresholds by percent, the lowest first, each percent once of what was spent and once of the forecast, at least
 *     one
 */
public record Budget(
        String name, BudgetScope scope, PeriodLength length, BigDecimal amountUsd, List<Threshold> thresholds) {

    public Budget {
        amountUsd = Money.exact("the amount of a budget", amountUsd);
        thresholds = thresholds.stream()
                .sorted(Comparator.comparingInt(Threshold::percent).thenComparing(Threshold::basis))
                .toList();
        long distinct = thresholds.stream()
                .map(threshold -> List.of(threshold.basis(), threshold.percent()))
                .distinct()
                .count();
        if (name.isBlank() || amountUsd.signum() == 0 || distinct == 0 || distinct < thresholds.size()) {
            throw new IllegalArgumentException(
                    "[budgets] a budget has a name, an amount above 0 and thresholds of different percent; found name '%s', %s USD, percents %s; correct it"
                            .formatted(
                                    name,
                                    Money.text(amountUsd),
                                    thresholds.stream().map(Threshold::percent).toList()));
        }
        for (Threshold threshold : thresholds) {
            threshold.of(amountUsd);
        }
    }
}
