package io.bedrockledger.statistics.sampling;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How many items of a sample each stratum gets. Whole numbers that add up to the sample exactly, none above the size of
 * its stratum: each further item goes where it takes most variance away, N x S / root of n(n + 1), which is the exact
 * optimum (Wright 2012, "The equivalence of Neyman optimum allocation for sampling and equal proportions for apportioning
 * the U.S. House of Representatives").
 */
public final class Allocation {

    private Allocation() {}

    /**
     * In proportion to sizes; equal proportions where they do not divide.
     *
     * @param items in the sample; all of the population where that is fewer
     * @param least items that every stratum gets first, as far as it has them; the larger strata first where the sample
     *     is too small for that
     * @return items by name, in the order of the strata
     */
    public static Map<String, Integer> proportional(List<Stratum> strata, int items, int least) {
        return allocate(
                strata.stream()
                        .map(each -> new Stratum(each.name(), each.size(), 1))
                        .toList(),
                items,
                least);
    }

    /**
     * In proportion to size x standard deviation (Neyman 1934): the smallest variance of the mean for this many items. A
     * stratum without spread gets its least, and more only when the others have no more items.
     *
     * @param items in the sample; all of the population where that is fewer
     * @param least items that every stratum gets first, as far as it has them; 2 or more keep a variance to be estimated
     * @return items by name, in the order of the strata
     */
    public static Map<String, Integer> neyman(List<Stratum> strata, int items, int least) {
        return allocate(strata, items, least);
    }

    private static Map<String, Integer> allocate(List<Stratum> strata, int items, int least) {
        Map<String, Integer> allocated = new LinkedHashMap<>();
        PriorityQueue<Claim> claims = new PriorityQueue<>(Claim.ORDER);
        for (Stratum each : strata) {
            if (allocated.put(each.name(), 0) != null) {
                throw new IllegalArgumentException(
                        "[allocation] strata must have different names; found " + each.name() + " twice; join them");
            }
            claim(claims, each, 0, least);
        }
        for (int item = 0; item < items && !claims.isEmpty(); item++) {
            Stratum next = claims.remove().stratum();
            int given = allocated.merge(next.name(), 1, Integer::sum);
            claim(claims, next, given, least);
        }
        return allocated;
    }

    private static void claim(PriorityQueue<Claim> claims, Stratum stratum, int given, int least) {
        if (given < stratum.size()) {
            claims.add(new Claim(stratum, given, given < least || given == 0));
        }
    }

    /** A stratum's call for its next item; what is owed to everyone goes before what is worth most. */
    private record Claim(Stratum stratum, int given, boolean owed) {

        static final Comparator<Claim> ORDER = Comparator.comparing(Claim::owed)
                .reversed()
                .thenComparing(claim -> claim.owed() ? claim.given() : 0)
                .thenComparing(Comparator.comparing(Claim::worth).reversed())
                .thenComparing(
                        Comparator.comparing((Claim claim) -> claim.stratum().size())
                                .reversed())
                .thenComparing(claim -> claim.stratum().name());

        double worth() {
            double weight = stratum.size() * stratum.deviation();
            return given == 0 ? weight : weight / Math.sqrt((double) given * (given + 1));
        }
    }
}
