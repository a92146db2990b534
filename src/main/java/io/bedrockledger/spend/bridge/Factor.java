package io.bedrockledger.spend.bridge;

import java.math.BigInteger;

/**
 * One factor of a product in two periods, as exact fractions over one denominator.
 *
 * @param term the reason that a change of it is
 * @param earlier numerator in the earlier period
 * @param later numerator in the later period
 * @param denominator of both, positive
 */
record Factor(BridgeTerm term, BigInteger earlier, BigInteger later, BigInteger denominator) {

    /** A factor that is a ratio in each period. Where one period has no denominator, the other's value is taken. */
    static Factor of(BridgeTerm term, Ratio earlier, Ratio later) {
        Ratio from = earlier.isDefined() ? earlier : later;
        Ratio to = later.isDefined() ? later : earlier;
        if (!from.isDefined()) {
            return new Factor(term, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ONE);
        }
        return new Factor(
                term,
                from.numerator().multiply(to.denominator()),
                to.numerator().multiply(from.denominator()),
                from.denominator().multiply(to.denominator()));
    }

    /** How the numerator moved. */
    BigInteger change() {
        return later.subtract(earlier);
    }
}
