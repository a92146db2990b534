package io.bedrockledger.replay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.replay.score.Score;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Draws;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import io.bedrockledger.statistics.rates.PairedOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final JudgementPlan PLAN = JudgementPlan.ofTrafficToCome(0.02, 7);

    @Test
    void aCandidateAloneIsShownWithTheScoreIntervalAtNinetyFivePercent() {
        Quality quality = judged(outcomes(900, 20, 15, 65)).get(0);
        Interval tango = new PairedOutcomes(900, 20, 15, 65).tango(Confidence.PERCENT_95);
        assertThat(quality.interval().low()).isEqualTo(tango.low(), within(1e-4));
        assertThat(quality.interval().high()).isEqualTo(tango.high(), within(1e-4));
        assertThat(quality.items()).isEqualTo(1_000);
        assertThat(quality.incumbentScore()).isEqualTo(0.92);
        assertThat(quality.candidateScore()).isEqualTo(0.915);
        assertThat(quality.difference()).isEqualTo(-0.005, within(1e-12));
        assertThat(quality.conclusion()).isEqualTo(Conclusion.NOT_WORSE);
        assertThat(quality.moreItemsNeeded()).isZero();
        assertThat(quality.reason())
                .isEqualTo("The interval of the difference, -0.0174 to 0.0070 at 95.00 %, lies above -0.02.");
    }

    @Test
    void manyCandidatesMakeItHarderAndThoseThatPassMakeItEasierAgain() {
        List<ReplayedItem> close = outcomes(900, 20, 14, 66);
        List<ReplayedItem> alike = outcomes(920, 0, 0, 80);
        assertThat(conclusions(judged(close, outcomes(600, 320, 0, 80))))
                .containsExactly(Conclusion.UNDECIDED, Conclusion.WORSE);
        assertThat(conclusions(judged(close, alike))).containsOnly(Conclusion.NOT_WORSE);
        Quality stricter = judged(close, outcomes(600, 320, 0, 80)).get(0);
        assertThat(stricter.interval().width())
                .isGreaterThan(judged(close).get(0).interval().width());
        assertThat(stricter.reason()).contains("at 97.50 %, of 2 candidates, holds -0.02.");
        assertThat(stricter.moreItemsNeeded()).isPositive();
    }

    @Test
    void anUndecidedOneIsToldHowManyItemsAreMissing() {
        Quality few = judged(outcomes(90, 2, 2, 6)).get(0);
        assertThat(few.conclusion()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(few.moreItemsNeeded()).isBetween(500L, 1_500L);
        Quality atTheMargin = judged(outcomes(90, 3, 1, 6)).get(0);
        assertThat(atTheMargin.moreItemsNeeded()).isNull();
    }

    @Test
    void itemsOfAConversationTellLessThanItemsOfMany() {
        List<ReplayedItem> together = inConversationsOf(10, outcomes(900, 20, 15, 65));
        assertThat(judged(together).get(0).interval().width())
                .isGreaterThan(
                        judged(outcomes(900, 20, 15, 65)).get(0).interval().width() * 1.5);
    }

    @Test
    void partialScoresAreJudgedBySeededDraws() {
        Draws draws = Draws.of(3);
        List<ReplayedItem> items = IntStream.range(0, 200)
                .mapToObj(item -> item(item, 0.5, 0.4 + 0.2 * draws.nextDouble()))
                .toList();
        Quality quality = judged(items).get(0);
        assertThat(quality.conclusion()).isEqualTo(Conclusion.NOT_WORSE);
        double deviation = 0.2 / Math.sqrt(12);
        assertThat(quality.interval().width()).isEqualTo(2 * 1.96 * deviation / Math.sqrt(200), within(0.002));
        assertThat(judged(items)).containsExactly(quality);
        Quality few = judged(items.subList(0, 12)).get(0);
        assertThat(few.conclusion()).isEqualTo(Conclusion.UNDECIDED);
        assertThat(few.moreItemsNeeded()).isPositive();
    }

    @Test
    void whatIsObjectedToIsNotJudgedHoweverGoodItsScores() {
        List<Quality> qualities = Judgement.of(
                List.of(new Candidate("constant", outcomes(920, 0, 0, 80), Objection.CONSTANT_ANSWERS)), PLAN);
        assertThat(qualities.get(0).conclusion()).isEqualTo(Conclusion.REFUSED);
        assertThat(qualities.get(0).moreItemsNeeded()).isNull();
        assertThat(qualities.get(0).reason())
                .isEqualTo("Not judged: its answers are constant or nearly so while the references vary.");
        Quality none = judged(List.of()).get(0);
        assertThat(none.conclusion()).isEqualTo(Conclusion.REFUSED);
        assertThat(none.incumbentScore()).isNull();
        assertThat(none.interval()).isEqualTo(new Interval(-1, 1));
    }

    @Test
    void aCandidateGainsNothingByAnswersThatCannotBeScored() {
        List<ReplayedItem> some = new ArrayList<>(outcomes(900, 0, 0, 60));
        IntStream.range(0, 40).forEach(item -> some.add(item(2_000 + item, new Score.Points(1), unscored())));
        Quality worse = judged(some).get(0);
        assertThat(worse.candidateScore()).isEqualTo(0.9);
        assertThat(worse.conclusion()).isEqualTo(Conclusion.WORSE);
        assertThat(worse.reason()).endsWith(" 40 of its answers have no score and count as 0.");
        IntStream.range(0, 20).forEach(item -> some.add(item(3_000 + item, new Score.Points(1), unscored())));
        assertThat(judged(some).get(0).reason()).isEqualTo("Not judged: too many of its answers could not be scored.");
    }

    @Test
    void anItemWhoseReferenceCannotBeUsedIsLeftOut() {
        List<ReplayedItem> items = new ArrayList<>(outcomes(920, 0, 0, 80));
        items.add(item(2_000, unscored(), unscored()));
        items.add(item(2_001, unscored(), new Score.Points(0)));
        assertThat(judged(items)).isEqualTo(judged(outcomes(920, 0, 0, 80)));
    }

    @Test
    void aPopulationThatWasAllSeenLeavesNothingToChance() {
        JudgementPlan all = new JudgementPlan(0.02, 7, new FinitePopulation(100, 100));
        Quality quality = Judgement.of(List.of(new Candidate("all", outcomes(90, 2, 1, 7), null)), all)
                .get(0);
        assertThat(quality.interval().width()).isZero();
        assertThat(quality.conclusion()).isEqualTo(Conclusion.NOT_WORSE);
    }

    @Test
    void theIncumbentAgainstItselfIsTheNoiseFloor() {
        NoiseFloor floor = NoiseFloor.of(outcomes(900, 12, 9, 79), PLAN);
        assertThat(floor.items()).isEqualTo(1_000);
        assertThat(floor.changedShare()).isEqualTo(0.021);
        assertThat(floor.isDifference()).isFalse();
        assertThat(NoiseFloor.of(outcomes(900, 40, 9, 51), PLAN).isDifference()).isTrue();
        assertThat(NoiseFloor.of(List.of(), PLAN)).isEqualTo(new NoiseFloor(0, 0, new Interval(-1, 1)));
    }

    @Test
    void aMarginIsAShareOfTheScore() {
        assertThatThrownBy(() -> JudgementPlan.ofTrafficToCome(2, 7))
                .hasMessage("[replay] a margin must be from 0 to below 1; found 2.0; give 0.02 for two points");
    }

    @SafeVarargs
    private static List<Quality> judged(List<ReplayedItem>... candidates) {
        return Judgement.of(
                IntStream.range(0, candidates.length)
                        .mapToObj(each -> new Candidate("model-" + each, candidates[each], null))
                        .toList(),
                PLAN);
    }

    private static List<Conclusion> conclusions(List<Quality> qualities) {
        return qualities.stream().map(Quality::conclusion).toList();
    }

    private static List<ReplayedItem> outcomes(int both, int lost, int gained, int neither) {
        return IntStream.range(0, both + lost + gained + neither)
                .mapToObj(item -> item(
                        item,
                        item < both + lost ? 1 : 0,
                        item < both || (item >= both + lost && item < both + lost + gained) ? 1 : 0))
                .toList();
    }

    private static List<ReplayedItem> inConversationsOf(int size, List<ReplayedItem> items) {
        return IntStream.range(0, items.size())
                .mapToObj(item -> new ReplayedItem(
                        "conversation-" + item / size,
                        "all",
                        1,
                        items.get(item).incumbent(),
                        items.get(item).candidate()))
                .toList();
    }

    private static ReplayedItem item(int number, double incumbent, double candidate) {
        return item(number, new Score.Points(incumbent), new Score.Points(candidate));
    }

    private static ReplayedItem item(int number, Score incumbent, Score candidate) {
        return new ReplayedItem(
                "conversation-" + number, "all", 1, new Side(incumbent, null, null), new Side(candidate, null, null));
    }

    private static Score unscored() {
        return new Score.Unscored(Score.Reason.COMMAND_FAILED);
    }
}
