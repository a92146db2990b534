package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one leg and what they cost.
 *
 * @param tokens how many; zero costs nothing
 * @param costUsd exact list cost, 1e-12 USD
 * @param unitPriceUsd price of one token; null where it is not stated, or where tokens of several prices are summed.
 *     What tokens cost on average is taken from the cost, so this decides only what a leg without tokens would have
 *     cost.
 */
public record LegUsage(
        long tokens, BigDecimal costUsd, @Nullable BigDecimal unitPriceUsd) {

    public LegUsage {
        costUsd = Money.exact("the cost of a leg", costUsd);
        unitPriceUsd = unitPriceUsd == null ? null : Money.exact("the price of a token", unitPriceUsd);
        boolean free = tokens == 0 && costUsd.signum() > 0;
        boolean contradicts = unitPriceUsd != null
                && unitPriceUsd.multiply(BigDecimal.valueOf(tokens)).compareTo(costUsd) != 0;
        if (tokens < 0 || free || contradicts) {
            throw new IllegalArgumentException(
                    "[cost bridge] a leg costs its tokens times their price, which is nothing without tokens; found %d tokens, cost %s, price %s; leave the price out where prices were summed"
                            .formatted(
                                    tokens,
                                    Money.text(costUsd),
                                    unitPriceUsd == null ? "not stated" : Money.text(unitPriceUsd)));
        }
    }

    /** Tokens whose price is in their cost alone. */
    public static LegUsage of(long tokens, BigDecimal costUsd) {
        return new LegUsage(tokens, costUsd, null);
    }

    /** Tokens at one price each; a price without tokens says what they would have cost. */
    public static LegUsage at(long tokens, BigDecimal unitPriceUsd) {
        return new LegUsage(tokens, unitPriceUsd.multiply(BigDecimal.valueOf(tokens)), unitPriceUsd);
    }
}
