package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/** Tokens and cost of one leg, over all rows of a price point and period. */
final class LegSum {

    private final Set<BigDecimal> stated = new HashSet<>();
    private long tokens;
    private BigDecimal costUsd = Money.ZERO;

    void add(LegUsage usage) {
        tokens = Math.addExact(tokens, usage.tokens());
        costUsd = costUsd.add(usage.costUsd());
        if (usage.unitPriceUsd() != null) {
            stated.add(usage.unitPriceUsd());
        }
    }

    long tokens() {
        return tokens;
    }

    /** Units of 1e-12 USD a token: what the tokens cost on average; without tokens the one price that is stated. */
    Ratio price() {
        if (tokens > 0) {
            return new Ratio(units(costUsd), BigInteger.valueOf(tokens));
        }
        return stated.size() == 1 ? new Ratio(units(stated.iterator().next()), BigInteger.ONE) : Ratio.UNDEFINED;
    }

    private static BigInteger units(BigDecimal usd) {
        return usd.movePointRight(Money.SCALE).toBigIntegerExact();
    }
}
