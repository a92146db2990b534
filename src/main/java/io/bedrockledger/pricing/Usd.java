package io.bedrockledger.pricing;

import java.math.BigDecimal;

/**
 * An exact amount of US dollars, in units of 1e-12 USD. A list price per million tokens has at most six decimals, so
 * tokens x price is whole in this unit and no cost is ever rounded. Holds up to about 9.2 million dollars; what would
 * be more is an exception, never a wrong number.
 */
public record Usd(long trillionths) implements Comparable<Usd> {

    /** Decimal places of an amount. */
    public static final int SCALE = 12;

    /** No dollars. */
    public static final Usd ZERO = new Usd(0);

    /**
     * An amount written in dollars.
     *
     * @throws ArithmeticException when it has more than twelve decimals or is too large
     */
    public static Usd of(BigDecimal dollars) {
        return new Usd(dollars.movePointRight(SCALE).longValueExact());
    }

    /**
     * Quantity x price.
     *
     * @param millionths quantity in millionths of what the price is for: tokens, where it is for a million of them
     * @param microUsd price in 1e-6 USD
     */
    static long product(long millionths, long microUsd) {
        try {
            return Math.multiplyExact(millionths, microUsd);
        } catch (ArithmeticException overflow) {
            throw outOfRange(millionths + " millionths x " + microUsd + " micro-USD", overflow);
        }
    }

    /** The sum; an overflow names both numbers. */
    static long sum(long left, long right) {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException overflow) {
            throw outOfRange(left + " + " + right + " trillionths of a USD", overflow);
        }
    }

    private static ArithmeticException outOfRange(String numbers, ArithmeticException cause) {
        ArithmeticException named = new ArithmeticException("[pricing] a cost must be below 2^63 trillionths of a USD;"
                + " found " + numbers + "; check the token counts of the record");
        named.initCause(cause);
        return named;
    }

    public Usd plus(Usd other) {
        return new Usd(sum(trillionths, other.trillionths));
    }

    /** In dollars, always with twelve decimals. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(trillionths, SCALE);
    }

    @Override
    public int compareTo(Usd other) {
        return Long.compare(trillionths, other.trillionths);
    }

    /** In dollars without trailing zeros, such as {@code 0.024255}. */
    @Override
    public String toString() {
        return trillionths == 0 ? "0" : toBigDecimal().stripTrailingZeros().toPlainString();
    }
}
