package io.bedrockledger.spend;

import java.math.BigDecimal;

/** What holds for every amount of this package: dollars with twelve decimals, as the tables have them. */
public final class Money {

    /** Decimal places of an amount, as in the columns that end in {@code _usd}. */
    public static final int SCALE = 12;

    /** No dollars. */
    public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

    private Money() {}

    /**
     * An amount with all its decimals, so that equal amounts are equal.
     *
     * @throws IllegalArgumentException when it is negative or has more decimals than an amount has
     */
    public static BigDecimal exact(String what, BigDecimal usd) {
        if (usd.signum() < 0 || usd.stripTrailingZeros().scale() > SCALE) {
            throw new IllegalArgumentException(
                    "[spend] %s must not be negative and has at most %d decimals; found %s; check the rows it was read from"
                            .formatted(what, SCALE, text(usd)));
        }
        return usd.setScale(SCALE);
    }

    /** An amount as a message names it: all its decimals, without trailing zeros, such as {@code 0.024255}. */
    public static String text(BigDecimal usd) {
        return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
    }
}
