package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * A part of a budget at which somebody is told.
 *
 * @param percent of the amount, 1 or more; above 100 where an overrun is told again
 * @param recipients mail addresses; none where the table is enough
 */
public record Threshold(int percent, List<String> recipients) {

    public Threshold {
        recipients = List.copyOf(recipients);
        if (percent < 1) {
            throw new IllegalArgumentException(
                    "[budgets] a threshold is 1 percent or more; found %d; write such as 80".formatted(percent));
        }
    }

    /** Its amount: {@code amountUsd x percent / 100}, exact; an amount of a budget that this cannot be is refused. */
    BigDecimal of(BigDecimal amountUsd) {
        return Money.exact(
                "the amount of a threshold",
                amountUsd.multiply(BigDecimal.valueOf(percent)).movePointLeft(2));
    }
}
