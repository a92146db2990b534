package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PositionVotesTest {

    @Test
    void consistencyIsTheShareWhereTheOrderDidNotMatter() {
        PositionVotes votes = new PositionVotes(65, 25, 10);
        assertThat(votes.consistency().share()).hasValue(0.65);
        assertThat(votes.preferenceOfFirst()).isEqualTo(new Rate(25, 35));
    }

    /** Two times the chance of at most 2 heads of 14: (1 + 14 + 91) / 2^13. */
    @Test
    void aPreferenceForAPlaceIsTestedExactly() {
        assertThat(new PositionVotes(86, 12, 2).biasPValue()).isCloseTo(106.0 / 8192, within(1e-9));
        assertThat(new PositionVotes(80, 10, 10).biasPValue()).isEqualTo(1);
        assertThat(new PositionVotes(80, 0, 0).biasPValue()).isEqualTo(1);
    }

    @Test
    void noPairsHaveNoShare() {
        assertThat(new PositionVotes(0, 0, 0).consistency().share()).isEmpty();
        assertThat(new PositionVotes(0, 0, 0).preferenceOfFirst().share()).isEmpty();
    }
}
