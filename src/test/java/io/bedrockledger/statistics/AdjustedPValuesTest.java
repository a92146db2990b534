package io.bedrockledger.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdjustedPValuesTest {

    /** The 15 comparisons of Benjamini and Hochberg 1995, section 3.2 (Neuhaus et al. 1992). */
    private static final List<Double> PUBLISHED = List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000);

    /**
     * "Thus we reject the four hypotheses having p-values which are less than or equal to 0.013", and three by
     * Bonferroni.
     */
    @Test
    void benjaminiAndHochbergRejectFourOfTheirExample() {
        assertThat(rejected(AdjustedPValues.benjaminiHochberg(PUBLISHED))).isEqualTo(4);
        assertThat(AdjustedPValues.benjaminiHochberg(PUBLISHED).subList(0, 5))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 5e-6 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(0.0015, 0.0030, 0.0095, 0.035625, 0.0603);
    }

    @Test
    void holmRejectsThreeOfTheSameExample() {
        assertThat(rejected(AdjustedPValues.holm(PUBLISHED))).isEqualTo(3);
        assertThat(AdjustedPValues.holm(PUBLISHED).subList(0, 4))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 5e-6 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(0.0015, 0.0056, 0.0247, 0.1140);
    }

    @Test
    void benjaminiAndYekutieliMultiplyByTheHarmonicSum() {
        // 1 + 1/2 + ... + 1/15 = 3.318229.
        List<Double> independent = AdjustedPValues.benjaminiHochberg(PUBLISHED);
        List<Double> dependent = AdjustedPValues.benjaminiYekutieli(PUBLISHED);
        assertThat(dependent.get(0)).isCloseTo(3.318229 * independent.get(0), within(1e-8));
        assertThat(dependent.get(14)).isEqualTo(1);
        assertThat(rejected(dependent)).isEqualTo(3);
    }

    @Test
    void theOrderOfTheQuestionsDoesNotMatter() {
        List<Integer> places = new ArrayList<>(IntStream.range(0, 15).boxed().toList());
        Collections.shuffle(places, new Random(7));
        List<Double> shuffled = places.stream().map(PUBLISHED::get).toList();
        List<Double> expected =
                places.stream().map(AdjustedPValues.holm(PUBLISHED)::get).toList();
        assertThat(AdjustedPValues.holm(shuffled)).isEqualTo(expected);
    }

    @Test
    void equalOnesStayEqualAndNoneGivesNone() {
        assertThat(AdjustedPValues.holm(List.of(0.02, 0.02, 0.02))).containsOnly(0.06);
        assertThat(AdjustedPValues.benjaminiHochberg(List.of(0.02, 0.02, 0.02))).containsOnly(0.02);
        assertThat(AdjustedPValues.benjaminiYekutieli(List.of())).isEmpty();
        assertThat(AdjustedPValues.benjaminiYekutieli(List.of(0.3))).containsExactly(0.3);
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> AdjustedPValues.holm(List.of(1.2)))
                .hasMessage("[p-values] each must be from 0 to 1; found 1.2; check the test that it came from");
    }

    private static long rejected(List<Double> adjusted) {
        return adjusted.stream().filter(each -> each <= 0.05).count();
    }
}
