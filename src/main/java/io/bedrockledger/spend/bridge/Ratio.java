package io.bedrockledger.spend.bridge;

import java.math.BigInteger;

/**
 * An exact fraction of what was counted.
 *
 * @param denominator never negative; zero where the ratio is not defined
 */
record Ratio(BigInteger numerator, BigInteger denominator) {

    /** Not defined. */
    static final Ratio UNDEFINED = new Ratio(BigInteger.ZERO, BigInteger.ZERO);

    static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    boolean isDefined() {
        return denominator.signum() != 0;
    }
}
