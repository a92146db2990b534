package io.bedrockledger.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.statistics.rates.ClusteredOutcomes;
import io.bedrockledger.statistics.rates.PairedOutcomes;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small version of {@link CoverageCampaignTest}: four pairs of models, from 4 % to 45 % discordant. */
@Tag("statistical")
class ReplayCoverageTest {

    private static final int REPLAYS = 2_000;

    /** Three standard errors of a rate of 5 % over so many replays. */
    private static final double SLACK = 3 * Math.sqrt(0.05 * 0.95 / REPLAYS);

    private static StoredAnswers answers;

    @BeforeAll
    static void load() {
        answers = StoredAnswers.load();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-3-opus-20240229, claude-3-5-sonnet-20240620",
        "claude-3-opus-20240229, claude-3-haiku-20240307",
        "Mistral-Large-2, command-r-plus",
        "claude-3-opus-20240229, command-r"
    })
    void intervalsHoldTheTruthAndTheMarginIsKept(String first, String second) {
        ReplaySimulation pair = ReplaySimulation.of(answers.right(first), answers.right(second));
        ReplaySimulation worse = pair.shifted(1_300, -26, 7);
        for (int items : new int[] {50, 200, 800}) {
            Draws draws = Draws.of(items);
            double endless = tally(pair, each -> each.withReplacement(items, draws), ReplayCoverageTest::tango)
                    .coverage();
            double finite = tally(pair, each -> each.withoutReplacement(items, draws), tangoOf(1_319))
                    .coverage();
            assertThat(endless).as("%d items", items).isGreaterThan(0.93 - SLACK);
            assertThat(finite).as("%d of 1,319 items", items).isGreaterThan(0.93 - SLACK);
            if (items * pair.discordance() >= 10) {
                assertThat(endless).as("%d items", items).isLessThan(0.97 + SLACK);
                assertThat(finite).as("%d of 1,319 items", items).isLessThan(0.97 + SLACK);
            }
            assertThat(tally(worse, each -> each.withReplacement(items, draws), ReplayCoverageTest::tango)
                            .notWorse())
                    .as("accepted though worse by the margin, %d items", items)
                    .isLessThan(0.05);
        }
    }

    @ParameterizedTest
    @CsvSource({"claude-3-opus-20240229, claude-3-haiku-20240307", "Mistral-Large-2, command-r-plus"})
    void conversationsOfLikeItemsAreCoveredAndWouldNotBeAsSingleItems(String first, String second) {
        ReplaySimulation pair = ReplaySimulation.of(answers.right(first), answers.right(second));
        List<Integer> order = IntStream.range(0, 1_319)
                .boxed()
                .sorted(Comparator.comparingInt(pair::kind))
                .toList();
        List<PairedOutcomes> clusters = pair.clusters(order, 7);
        Draws draws = Draws.of(7);
        int held = 0;
        int asItems = 0;
        for (int replay = 0; replay < REPLAYS; replay++) {
            ClusteredOutcomes drawn = ReplaySimulation.drawn(clusters, 100, draws);
            held += drawn.interval(Confidence.PERCENT_95).contains(pair.truth()) ? 1 : 0;
            asItems += drawn.total().tango(Confidence.PERCENT_95).contains(pair.truth()) ? 1 : 0;
        }
        assertThat(held / (double) REPLAYS).isBetween(0.93 - SLACK, 0.99);
        assertThat(asItems / (double) REPLAYS).isLessThan(0.75);
    }

    private static ReplaySimulation.Tally tally(
            ReplaySimulation pair,
            Function<ReplaySimulation, PairedOutcomes> draw,
            Function<PairedOutcomes, Interval> interval) {
        return pair.tally(REPLAYS, draw, interval, 0.02);
    }

    private static Interval tango(PairedOutcomes pairs) {
        return pairs.tango(Confidence.PERCENT_95);
    }

    private static Function<PairedOutcomes, Interval> tangoOf(long population) {
        return each -> each.tango(Confidence.PERCENT_95, population);
    }
}
