package io.bedrockledger.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionPlanTest {

    private static final DecisionPlan PLAN = new DecisionPlan(0.02, Confidence.PERCENT_95, 0.8);

    @Test
    void aVerdictThatIsThereNeedsNothingMore() {
        assertThat(PLAN.furtherItems(new PairedOutcomes(5_000, 10, 10, 0), 1)).hasValue(0);
        assertThat(PLAN.furtherItems(new PairedOutcomes(500, 200, 10, 0), 1)).hasValue(0);
    }

    @Test
    void nothingDecidesADifferenceOfExactlyTheMargin() {
        assertThat(PLAN.furtherItems(new PairedOutcomes(950, 35, 15, 0), 1)).isEmpty();
        assertThat(PLAN.furtherItems(-0.02, 0.3, 100)).isEmpty();
    }

    @Test
    void nothingSeenGivesNoPlan() {
        assertThat(PLAN.furtherItems(new PairedOutcomes(0, 0, 0, 0), 1)).isEmpty();
        assertThat(PLAN.furtherItems(0, 0.3, 1)).isEmpty();
    }

    @Test
    void noDiscordanceIsNotTakenForNever() {
        assertThat(PLAN.furtherItems(new PairedOutcomes(50, 0, 0, 0), 1).orElseThrow())
                .isBetween(100L, 1_000L);
    }

    /** (1.959964 + 0.841621)^2 x 0.3^2 / 0.03^2 = 784.9, less the 100 that there are. */
    @Test
    void scoresFollowTheNormalFormula() {
        assertThat(PLAN.furtherItems(0.01, 0.3, 100)).hasValue(685);
    }

    @Test
    void clustersAskForMoreByTheirDesignEffect() {
        PairedOutcomes seen = new PairedOutcomes(270, 10, 10, 10);
        long alone = seen.items() + PLAN.furtherItems(seen, 1).orElseThrow();
        long clustered = seen.items() + PLAN.furtherItems(seen, 2).orElseThrow();
        assertThat(clustered).isBetween(2 * alone - 2, 2 * alone + 2);
    }

    /**
     * The share of simulated replays of the planned size that come to a verdict, at the discordance that the plan was
     * made for.
     */
    @ParameterizedTest
    @CsvSource({"275, 10, 10", "270, 15, 10", "280, 12, 3", "284, 6, 7", "230, 10, 10"})
    @Tag("statistical")
    void thePlannedNumberDecidesAsOftenAsItSays(long both, long lost, long gained) {
        PairedOutcomes seen = new PairedOutcomes(both, lost, gained, 300 - both - lost - gained);
        long further = PLAN.furtherItems(seen, 1).orElseThrow();
        assertThat(further).isPositive();
        long items = 300 + further;
        Draws draws = Draws.of(21);
        int decided = 0;
        for (int replay = 0; replay < 2_000; replay++) {
            PairedOutcomes drawn = drawn(seen, items, draws);
            decided += Verdict.of(drawn.tango(Confidence.PERCENT_95), 0.02) instanceof Verdict.Undecided ? 0 : 1;
        }
        // Five standard errors of the simulation, and two points for the formula's approximation.
        assertThat(decided / 2_000.0).isBetween(0.8 - 0.065, 0.8 + 0.065);
    }

    private static PairedOutcomes drawn(PairedOutcomes seen, long items, Draws draws) {
        long[] counts = new long[3];
        for (long item = 0; item < items; item++) {
            long place = draws.nextInt(300);
            counts[place < seen.onlyFirst() ? 1 : place < seen.discordant() ? 2 : 0]++;
        }
        return new PairedOutcomes(counts[0], counts[1], counts[2], 0);
    }

    @Test
    void aPowerOfOneIsRefused() {
        assertThatThrownBy(() -> new DecisionPlan(0.02, Confidence.PERCENT_95, 1))
                .hasMessage(
                        "[plan] a margin must be >= 0 and a power between 0 and 1; found 0.02 and 1.0; give 0.02 and"
                                + " 0.8");
    }
}
