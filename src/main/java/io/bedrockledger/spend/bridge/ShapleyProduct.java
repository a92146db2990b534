package io.bedrockledger.spend.bridge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The change of a product, shared among its factors by their Shapley values and rounded to whole units.
 *
 * <p>Of k factors, the one that moves by d after s others have moved changes the product by d x the later values of
 * those s x the earlier values of the rest. The Shapley value is the mean over all k! orders: a sum over s of the
 * elementary symmetric mixture of the others, weighted by s! (k - 1 - s)! / k!. All of it is in integers over one
 * denominator.
 *
 * <p>Rounding: every share is cut towards zero. The units that are then missing go one each to the shares that lost
 * most of them, of equal ones to the earlier factor. A whole share stays as it is, a zero stays zero, and the shares of
 * the negated change are the negated shares.
 */
final class ShapleyProduct {

    private final List<Factor> factors;

    ShapleyProduct(List<Factor> factors) {
        this.factors = List.copyOf(factors);
    }

    /** The share of each factor, in the order of the factors; their sum is the later product - the earlier one. */
    List<BigInteger> shares() {
        BigInteger denominator =
                factors.stream().map(Factor::denominator).reduce(factorial(factors.size()), BigInteger::multiply);
        List<BigInteger> numerators =
                IntStream.range(0, factors.size()).mapToObj(this::numerator).toList();
        return rounded(numerators, denominator);
    }

    private BigInteger numerator(int moved) {
        BigInteger change = factors.get(moved).change();
        if (change.signum() == 0) {
            return BigInteger.ZERO;
        }
        List<BigInteger> mixtures = mixtures(moved);
        BigInteger sum = BigInteger.ZERO;
        for (int before = 0; before < mixtures.size(); before++) {
            BigInteger orders = factorial(before).multiply(factorial(mixtures.size() - 1 - before));
            sum = sum.add(mixtures.get(before).multiply(orders));
        }
        return change.multiply(sum);
    }

    /** At s: the sum over all choices of s other factors of their later values x the earlier values of the rest. */
    private List<BigInteger> mixtures(int moved) {
        List<BigInteger> mixtures = List.of(BigInteger.ONE);
        for (int other = 0; other < factors.size(); other++) {
            if (other != moved) {
                mixtures = times(mixtures, factors.get(other));
            }
        }
        return mixtures;
    }

    private static List<BigInteger> times(List<BigInteger> mixtures, Factor factor) {
        List<BigInteger> product = new ArrayList<>();
        for (int later = 0; later <= mixtures.size(); later++) {
            BigInteger stays = later < mixtures.size() ? mixtures.get(later) : BigInteger.ZERO;
            BigInteger moves = later > 0 ? mixtures.get(later - 1) : BigInteger.ZERO;
            product.add(stays.multiply(factor.earlier()).add(moves.multiply(factor.later())));
        }
        return product;
    }

    private static List<BigInteger> rounded(List<BigInteger> numerators, BigInteger denominator) {
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        for (BigInteger numerator : numerators) {
            BigInteger[] parts = numerator.divideAndRemainder(denominator);
            shares.add(parts[0]);
            lost.add(parts[1]);
        }
        int missing = lost.stream()
                .reduce(BigInteger.ZERO, BigInteger::add)
                .divide(denominator)
                .intValueExact();
        BigInteger unit = BigInteger.valueOf(Integer.signum(missing));
        IntStream.range(0, lost.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> lost.get(at).multiply(unit))
                        .reversed())
                .limit(Math.abs(missing))
                .forEach(at -> shares.set(at, shares.get(at).add(unit)));
        return List.copyOf(shares);
    }

    private static BigInteger factorial(int number) {
        return IntStream.rangeClosed(2, number)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
