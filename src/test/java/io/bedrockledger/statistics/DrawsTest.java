package io.bedrockledger.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

    /** The five first numbers of SplitMix64 from 1234567, as Vigna's reference program prints them. */
    @Test
    void theStreamIsSplitMix64() {
        Draws draws = Draws.of(1234567);
        assertThat(IntStream.range(0, 5).mapToObj(each -> Long.toUnsignedString(draws.nextLong())))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void wholeNumbersStayBelowTheirBoundAndReachAllOfIt() {
        Draws draws = Draws.of(7);
        int[] counts = new int[7];
        for (int each = 0; each < 70_000; each++) {
            counts[draws.nextInt(7)]++;
        }
        // Five standard deviations of a binomial count.
        assertThat(IntStream.of(counts)).allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(470)));
    }

    @Test
    void aBoundOfZeroIsRefused() {
        assertThatThrownBy(() -> Draws.of(1).nextInt(0))
                .hasMessage("[draws] a bound must be > 0; found 0; draw from at least one item");
    }

    @Test
    void anIdKeepsItsNumberUnderASeedAndChangesItWithTheSeed() {
        assertThat(Draws.uniform(7, "r-1")).isEqualTo(Draws.uniform(7, "r-1"));
        assertThat(Draws.uniform(7, "r-1")).isNotEqualTo(Draws.uniform(8, "r-1"));
        assertThat(Draws.uniform(7, "r-1")).isNotEqualTo(Draws.uniform(7, "r-2"));
    }

    @Test
    void numbersOfConsecutiveIdsAreUniform() {
        int[] counts = new int[10];
        for (int each = 0; each < 100_000; each++) {
            counts[(int) (10 * Draws.uniform(7, "request-" + each))]++;
        }
        assertThat(IntStream.of(counts)).allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(475)));
    }

    @Test
    void normalNumbersHaveMeanZeroAndDeviationOne() {
        Draws draws = Draws.of(7);
        double sum = 0;
        double squares = 0;
        for (int each = 0; each < 100_000; each++) {
            double drawn = draws.nextNormal();
            sum += drawn;
            squares += drawn * drawn;
        }
        assertThat(sum / 100_000).isCloseTo(0, within(0.016));
        assertThat(squares / 100_000).isCloseTo(1, within(0.023));
    }
}
