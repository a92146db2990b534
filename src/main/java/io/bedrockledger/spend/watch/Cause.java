package io.bedrockledger.spend.watch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Why cost changed from some days to as many later ones, by the cost bridge. The terms add up to {@code laterUsd -
 * earlierUsd}.
 *
 * @param earlierFrom first day of the earlier ones, UTC
 * @param earlierTo last day of the earlier ones
 * @param laterFrom first day of the later ones
 * @param laterTo last day of the later ones
 * @param earlierUsd list cost of the earlier ones
 * @param laterUsd list cost of the later ones
 * @param terms the largest first, whatever the sign; none when nothing changed
 * @param movers what moved most in the direction of the whole, the largest first, at most three
 */
public record Cause(
        LocalDate earlierFrom,
        LocalDate earlierTo,
        LocalDate laterFrom,
        LocalDate laterTo,
        BigDecimal earlierUsd,
        BigDecimal laterUsd,
        List<CauseTerm> terms,
        List<Mover> movers) {

    public Cause {
        terms = List.copyOf(terms);
        movers = List.copyOf(movers);
    }

    /** Later less earlier cost: the sum of the terms. */
    public BigDecimal changeUsd() {
        return laterUsd.subtract(earlierUsd);
    }
}
