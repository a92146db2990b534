package io.bedrockledger.statistics.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.statistics.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationTest {

    /** Cochran 1977, chapter 5: 64 large cities in two strata with variances 53,843 and 5,581; 24 are drawn. */
    private static final List<Stratum> CITIES =
            List.of(new Stratum("16 largest", 16, Math.sqrt(53_843)), new Stratum("other 48", 48, Math.sqrt(5_581)));

    @Test
    void neymansAllocationIsThatOfCochransCities() {
        assertThat(Allocation.neyman(CITIES, 24, 1)).isEqualTo(Map.of("16 largest", 12, "other 48", 12));
    }

    @Test
    void proportionalAllocationIsThatOfCochransCities() {
        assertThat(Allocation.proportional(CITIES, 24, 1)).isEqualTo(Map.of("16 largest", 6, "other 48", 18));
    }

    /** A full search over four strata finds no smaller variance. */
    @Test
    void noOtherAllocationHasASmallerVariance() {
        Draws draws = Draws.of(9);
        for (int each = 0; each < 50; each++) {
            List<Stratum> strata = new ArrayList<>();
            for (int stratum = 0; stratum < 4; stratum++) {
                strata.add(new Stratum("s" + stratum, 3 + draws.nextInt(30), 0.1 + draws.nextDouble()));
            }
            Map<String, Integer> allocated = Allocation.neyman(strata, 12, 1);
            assertThat(variance(strata, allocated.values().stream().toList()))
                    .isLessThanOrEqualTo(smallestVariance(strata, 12) + 1e-9);
        }
    }

    @Test
    void everyStratumGetsItsLeastAndNoneMoreThanItHas() {
        List<Stratum> strata =
                List.of(new Stratum("large", 1_000, 5), new Stratum("small", 3, 0.01), new Stratum("one", 1, 1));
        assertThat(Allocation.neyman(strata, 10, 2)).isEqualTo(Map.of("large", 7, "small", 2, "one", 1));
        assertThat(Allocation.neyman(strata, 5_000, 2)).isEqualTo(Map.of("large", 1_000, "small", 3, "one", 1));
    }

    @Test
    void aSampleTooSmallForAllStrataGoesToTheLargest() {
        List<Stratum> strata =
                List.of(new Stratum("small", 5, 1), new Stratum("large", 50, 1), new Stratum("middle", 20, 1));
        assertThat(Allocation.proportional(strata, 2, 1)).isEqualTo(Map.of("small", 0, "large", 1, "middle", 1));
    }

    @Test
    void noItemsNoStrataAndEmptyStrataGetNothing() {
        assertThat(Allocation.neyman(CITIES, 0, 2)).isEqualTo(Map.of("16 largest", 0, "other 48", 0));
        assertThat(Allocation.neyman(List.of(), 5, 2)).isEmpty();
        assertThat(Allocation.proportional(List.of(new Stratum("empty", 0, 1)), 5, 2))
                .isEqualTo(Map.of("empty", 0));
    }

    @Test
    void strataWithoutSpreadStillGetWhatIsLeft() {
        assertThat(Allocation.neyman(List.of(new Stratum("flat", 10, 0), new Stratum("wide", 4, 1)), 9, 2))
                .isEqualTo(Map.of("flat", 5, "wide", 4));
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> Allocation.neyman(List.of(new Stratum("a", 1, 1), new Stratum("a", 2, 1)), 1, 1))
                .hasMessage("[allocation] strata must have different names; found a twice; join them");
    }

    private static double smallestVariance(List<Stratum> strata, int items) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int a = 1; a <= items; a++) {
            for (int b = 1; a + b <= items; b++) {
                for (int c = 1; a + b + c < items; c++) {
                    List<Integer> counts = List.of(a, b, c, items - a - b - c);
                    boolean fits = true;
                    for (int each = 0; each < 4; each++) {
                        fits &= counts.get(each) <= strata.get(each).size();
                    }
                    smallest = fits ? Math.min(smallest, variance(strata, counts)) : smallest;
                }
            }
        }
        return smallest;
    }

    private static double variance(List<Stratum> strata, List<Integer> counts) {
        double variance = 0;
        for (int each = 0; each < strata.size(); each++) {
            Stratum stratum = strata.get(each);
            variance +=
                    Math.pow(stratum.size() * stratum.deviation(), 2) * (1.0 / counts.get(each) - 1.0 / stratum.size());
        }
        return variance;
    }
}
