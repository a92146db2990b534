package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * A part of a budget at which somebody is told.
 *
 * @param basis what is compared with it
 * @param percent of the amount, 1 or more; above 100 where an overrun is told again
 * @param recipients mail addresses; none where the table is enough
 */
public record Threshold(Basis basis, int percent, List<String> recipients) {

    /** What is compared with a threshold. */
    public enum Basis {
        /** What was spent in the period. */
        SPENT,
        /** What the whole period will have cost: crossed where the low end of the forecast is there. */
        FORECAST
    }

    public Threshold {
        recipients = List.copyOf(recipients);
        if (percent < 1) {
            throw new IllegalArgumentException(
                    "[budgets] a threshold is 1 percent or more; found %d; write such as 80".formatted(percent));
        }
    }

    /** A threshold of what was spent. */
    public Threshold(int percent, List<String> recipients) {
        this(Basis.SPENT, percent, recipients);
    }

    /** Its amount: {@code amountUsd x percent / 100}, exact; an amount of a budget that this cannot be is refused. */
    BigDecimal of(BigDecimal amountUsd) {
        return Money.exact(
                "the amount of a threshold",
                amountUsd.multiply(BigDecimal.valueOf(percent)).movePointLeft(2));
    }
}
