package io.bedrockledger.report.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as a report writes them: half up, thousands by comma, a true minus sign, changes always signed. */
public final class Amounts {

    /** U+2212, as wide as a plus sign and never broken off its number. */
    private static final String MINUS = "\u2212";

    /** Between a number and its per cent sign, so that no line ends there. */
    private static final String NO_BREAK = "\u00a0";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Above it a factor says more than per cent. */
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(999);

    private Amounts() {}

    /** Rounded to the cent. */
    public static BigDecimal cents(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP);
    }

    /** To the cent, such as {@code 4,584.98}: for cells under a head that names the unit. */
    public static String bare(BigDecimal usd) {
        return signedDigits(usd, 2);
    }

    /** To the cent with the unit, such as {@code $4,584.98}; what is less than a cent and not nothing is {@code under $0.01}. */
    public static String usd(BigDecimal usd) {
        return usd.signum() > 0 && cents(usd).signum() == 0 ? "under $0.01" : dollars(usd, 2);
    }

    /** To the dollar with the unit, such as {@code $1,504}; below ten dollars to the cent. */
    public static String wholeUsd(BigDecimal usd) {
        return dollars(usd, usd.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 0);
    }

    /** To the dollar, such as {@code 1,709}: for marks of a chart. */
    public static String whole(BigDecimal usd) {
        return signedDigits(usd, 0);
    }

    /** A change to the cent with its sign, such as {@code +378.43}; {@code 0.00} has none. */
    public static String change(BigDecimal usd) {
        return plus(usd, 2) + bare(usd);
    }

    /** A change of a number that is counted, such as {@code +37,722}; {@code 0} has no sign. */
    public static String countChange(BigDecimal count) {
        return plus(count, 0) + whole(count);
    }

    /** A number that is counted, such as {@code 833,192}. */
    public static String count(long count) {
        return signedDigits(BigDecimal.valueOf(count), 0);
    }

    /** A number with up to this many decimals, those that are zero left out. */
    public static String number(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return signedDigits(rounded, Math.max(0, rounded.scale()));
    }

    /** A share of 0 to 1 as per cent with one decimal, such as {@code 93.2 %}. */
    public static String share(BigDecimal share) {
        return signedDigits(share.multiply(HUNDRED), 1) + NO_BREAK + "%";
    }

    /** A part of a whole as per cent with one decimal; empty where the whole is zero. */
    public static String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? "" : share(part.divide(whole, 9, RoundingMode.HALF_UP));
    }

    /** A part of a whole in whole per cent, such as {@code 113 %}; empty where the whole is zero. */
    public static String wholeShare(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? ""
                : signedDigits(part.multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP), 0) + NO_BREAK + "%";
    }

    /**
     * A change in per cent, such as {@code +9.0 %}; a factor such as {@code x 12} above 999 %.
     *
     * @param now the later number
     * @param before the earlier one; null when unknown
     * @param least the smallest base that a percentage is worth saying of
     * @return empty where the base is unknown or below the least
     */
    public static String percent(BigDecimal now, @Nullable BigDecimal before, BigDecimal least) {
        if (before == null || before.signum() <= 0 || before.compareTo(least) < 0) {
            return "";
        }
        BigDecimal change = now.subtract(before).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
        if (change.compareTo(MOST_PERCENT) > 0) {
            return "x" + NO_BREAK + signedDigits(now.divide(before, 0, RoundingMode.HALF_UP), 0);
        }
        return plus(change, 1) + signedDigits(change, 1) + NO_BREAK + "%";
    }

    private static String dollars(BigDecimal usd, int decimals) {
        String digits = signedDigits(usd, decimals);
        return digits.startsWith(MINUS) ? MINUS + "$" + digits.substring(MINUS.length()) : "$" + digits;
    }

    private static String plus(BigDecimal change, int decimals) {
        return change.setScale(decimals, RoundingMode.HALF_UP).signum() > 0 ? "+" : "";
    }

    private static String signedDigits(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", rounded.abs());
        return rounded.signum() < 0 ? MINUS + digits : digits;
    }
}
