package io.bedrockledger.spend.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapleyProductTest {

    /** 2 x 3 -> 4 x 5: the first factor's move is worth 2 x 3 before and 2 x 5 after the other's, the mean is 8. */
    @Test
    void twoFactorsShareByTheMeanOfBothOrders() {
        assertThat(shares(whole(2, 4), whole(3, 5))).containsExactly(integer(8), integer(6));
    }

    /** 0 -> 1 x 1 x 1: a third each of one unit; what is cut off goes to the first of equals. */
    @Test
    void theUnitThatCannotBeSharedGoesToTheFirstOfEquals() {
        assertThat(shares(whole(0, 1), whole(0, 1), whole(0, 1))).containsExactly(integer(1), integer(0), integer(0));
        assertThat(shares(whole(1, 0), whole(1, 0), whole(1, 0))).containsExactly(integer(-1), integer(0), integer(0));
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesAreTheMeansOverAllOrdersUpToOneUnit(int seed) {
        List<Factor> factors = random(seed);
        List<BigInteger> shares = new ShapleyProduct(factors).shares();
        BigDecimal[] means = means(factors);

        for (int at = 0; at < means.length; at++) {
            assertThat(means[at].subtract(new BigDecimal(shares.get(at))).abs())
                    .as("seed %d, factor %d", seed, at)
                    .isLessThan(BigDecimal.ONE);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesOfTheWayBackAreNegated(int seed) {
        List<Factor> factors = random(seed);
        List<Factor> back = factors.stream()
                .map(each -> new Factor(
                        each.term(), /* earlier= */ each.later(), /* later= */ each.earlier(), each.denominator()))
                .toList();

        assertThat(new ShapleyProduct(back).shares())
                .as("seed %d", seed)
                .isEqualTo(new ShapleyProduct(factors)
                        .shares().stream().map(BigInteger::negate).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesAddUpToTheChange(int seed) {
        List<Factor> factors = random(seed);
        BigInteger earlier = product(factors, (1 << factors.size()) - 1, false);
        BigInteger later = product(factors, (1 << factors.size()) - 1, true);

        assertThat(new ShapleyProduct(factors).shares().stream().reduce(BigInteger.ZERO, BigInteger::add))
                .as("seed %d", seed)
                .isEqualTo(later.subtract(earlier).divide(denominator(factors)));
    }

    /** Factors whose products are whole in both periods, as calls x tokens / calls x cost / tokens is. */
    private static List<Factor> random(int seed) {
        Random random = new Random(seed);
        long[] calls = {random.nextInt(20), random.nextInt(20)};
        long[] tokens = {some(random, 999, calls[0]), some(random, 999, calls[1])};
        long[] cost = {some(random, 99_999, tokens[0]), some(random, 99_999, tokens[1])};
        return List.of(
                Factor.of(BridgeTerm.VOLUME, Ratio.of(calls[0], 1), Ratio.of(calls[1], 1)),
                Factor.of(BridgeTerm.OUTPUT_LENGTH, Ratio.of(tokens[0], calls[0]), Ratio.of(tokens[1], calls[1])),
                Factor.of(BridgeTerm.PRICE, Ratio.of(cost[0], tokens[0]), Ratio.of(cost[1], tokens[1])));
    }

    private static long some(Random random, int bound, long of) {
        return of == 0 ? 0 : random.nextInt(bound);
    }

    /** By moving the factors in each of all orders; the divisions are to forty digits. */
    private static BigDecimal[] means(List<Factor> factors) {
        List<List<Integer>> orders =
                orders(IntStream.range(0, factors.size()).boxed().toList());
        BigInteger[] sums = new BigInteger[factors.size()];
        Arrays.fill(sums, BigInteger.ZERO);
        for (List<Integer> order : orders) {
            int moved = 0;
            for (int factor : order) {
                BigInteger before = mixed(factors, moved);
                moved |= 1 << factor;
                sums[factor] = sums[factor].add(mixed(factors, moved).subtract(before));
            }
        }
        BigDecimal whole = new BigDecimal(denominator(factors)).multiply(BigDecimal.valueOf(orders.size()));
        return Arrays.stream(sums)
                .map(sum -> new BigDecimal(sum).divide(whole, 40, RoundingMode.HALF_EVEN))
                .toArray(BigDecimal[]::new);
    }

    private static BigInteger mixed(List<Factor> factors, int moved) {
        return product(factors, moved, true).multiply(product(factors, ~moved, false));
    }

    private static BigInteger product(List<Factor> factors, int chosen, boolean later) {
        return IntStream.range(0, factors.size())
                .filter(at -> (chosen >> at & 1) == 1)
                .mapToObj(
                        at -> later ? factors.get(at).later() : factors.get(at).earlier())
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private static BigInteger denominator(List<Factor> factors) {
        return factors.stream().map(Factor::denominator).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private static List<List<Integer>> orders(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> rest =
                    items.stream().filter(item -> !item.equals(first)).toList();
            for (List<Integer> tail : orders(rest)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                orders.add(order);
            }
        }
        return orders;
    }

    private static List<BigInteger> shares(Factor... factors) {
        return new ShapleyProduct(List.of(factors)).shares();
    }

    private static Factor whole(long earlier, long later) {
        return Factor.of(BridgeTerm.VOLUME, Ratio.of(earlier, 1), Ratio.of(later, 1));
    }

    private static BigInteger integer(long value) {
        return BigInteger.valueOf(value);
    }
}
