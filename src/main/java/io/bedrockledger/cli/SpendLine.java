package io.bedrockledger.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one name costs in a span of days.
 *
 * @param name a workflow, a prompt; empty for what has none
 * @param owner whose it is
 * @param usd list cost; empty when no call has one
 * @param calls calls, whatever became of them
 * @param unpriced those of them that have no price, or only a part of one
 * @param usdBefore list cost of the span before; empty when no call of it has one
 */
record SpendLine(
        Optional<String> name,
        Optional<String> owner,
        Optional<BigDecimal> usd,
        long calls,
        long unpriced,
        Optional<BigDecimal> usdBefore) {

    /** Both together, under this name and owner. */
    SpendLine plus(SpendLine other) {
        return new SpendLine(
                name,
                owner,
                sum(usd, other.usd),
                calls + other.calls,
                unpriced + other.unpriced,
                sum(usdBefore, other.usdBefore));
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(BigDecimal::add);
    }
}
