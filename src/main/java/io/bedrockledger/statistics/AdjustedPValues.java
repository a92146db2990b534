package io.bedrockledger.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * P-values of several questions, raised so that each can be compared with one level for all of them. A list keeps its
 * order and length; none gives none; a single p-value stays what it is; equal ones stay equal.
 */
public final class AdjustedPValues {

    private AdjustedPValues() {}

    /**
     * For the chance of even one false claim, whatever the dependence: Holm 1979, "A simple sequentially rejective
     * multiple test procedure". The k-th smallest of m is max over j up to k of (m - j + 1) p(j), at most 1.
     */
    public static List<Double> holm(List<Double> pValues) {
        int count = checked(pValues).size();
        return stepDown(pValues, rank -> count - rank + 1);
    }

    /**
     * For the share of false claims among all that are made, of independent or positively dependent tests: Benjamini and
     * Hochberg 1995, "Controlling the false discovery rate". The k-th smallest of m is min over j from k on of m p(j) /
     * j, at most 1.
     */
    public static List<Double> benjaminiHochberg(List<Double> pValues) {
        int count = checked(pValues).size();
        return stepUp(pValues, rank -> (double) count / rank);
    }

    /**
     * As {@link #benjaminiHochberg} under any dependence: Benjamini and Yekutieli 2001, "The control of the false
     * discovery rate in multiple testing under dependency". Each is larger by the factor 1 + 1/2 + ... + 1/m.
     */
    public static List<Double> benjaminiYekutieli(List<Double> pValues) {
        int count = checked(pValues).size();
        double harmonic =
                IntStream.rangeClosed(1, count).mapToDouble(rank -> 1.0 / rank).sum();
        return stepUp(pValues, rank -> harmonic * count / rank);
    }

    private static List<Double> stepDown(List<Double> pValues, IntToDoubleFunction factor) {
        int[] ascending = ascending(pValues);
        Double[] adjusted = new Double[ascending.length];
        double largest = 0;
        for (int rank = 1; rank <= ascending.length; rank++) {
            int index = ascending[rank - 1];
            largest = Math.max(largest, factor.applyAsDouble(rank) * pValues.get(index));
            adjusted[index] = Math.min(1, largest);
        }
        return List.of(adjusted);
    }

    private static List<Double> stepUp(List<Double> pValues, IntToDoubleFunction factor) {
        int[] ascending = ascending(pValues);
        Double[] adjusted = new Double[ascending.length];
        double smallest = 1;
        for (int rank = ascending.length; rank >= 1; rank--) {
            int index = ascending[rank - 1];
            smallest = Math.min(smallest, factor.applyAsDouble(rank) * pValues.get(index));
            adjusted[index] = smallest;
        }
        return List.of(adjusted);
    }

    private static int[] ascending(List<Double> pValues) {
        return IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Double> checked(List<Double> pValues) {
        for (double pValue : pValues) {
            if (!(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException(
                        "[p-values] each must be from 0 to 1; found " + pValue + "; check the test that it came from");
            }
        }
        return pValues;
    }
}
