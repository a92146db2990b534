package io.bedrockledger.replay.plan.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bedrockledger.replay.plan.SamplePlan;
import io.bedrockledger.replay.plan.SamplePlan.Dimension;
import io.bedrockledger.replay.plan.SamplePlan.Items;
import io.bedrockledger.replay.plan.SamplePlan.Proportion;
import io.bedrockledger.replay.plan.SamplePlan.Tail;
import io.bedrockledger.replay.plan.sample.LoggedCall.Outcome;
import io.bedrockledger.statistics.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SamplerTest {

    private static final Map<Tail, Integer> EVERY_TAIL =
            Map.of(Tail.LONGEST, 4, Tail.TRUNCATED, 4, Tail.REFUSED, 3, Tail.BLOCKED, 3);

    private static final List<LoggedCall> CALLS = Calls.mixed(600, 11);

    @ParameterizedTest
    @EnumSource
    void theOrderOfTheCallsChangesNothing(Proportion proportion) {
        FrozenSample once = draw(CALLS, proportion, 90, 7);
        for (int seed = 0; seed < 10; seed++) {
            List<LoggedCall> shuffled = new ArrayList<>(CALLS);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(draw(shuffled, proportion, 90, 7))
                    .as("shuffled by %d", seed)
                    .isEqualTo(once);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSeedDecides(Proportion proportion) {
        FrozenSample once = draw(CALLS, proportion, 90, 7);

        assertThat(draw(CALLS, proportion, 90, 7).id()).isEqualTo(once.id());
        assertThat(draw(CALLS, proportion, 90, 8).requestIds()).isNotEqualTo(once.requestIds());
        assertThat(draw(CALLS, proportion, 90, 8).id()).isNotEqualTo(once.id());
    }

    /** A chance does not depend on the seed: over many seeds every call shows its own, and those add up. */
    @ParameterizedTest
    @CsvSource({"CALLS, 1", "CALLS, 13", "CALLS, 40", "CALLS, 90", "COST, 13", "COST, 40", "COST, 90"})
    void theChancesOfAllCallsAddUpToTheSample(Proportion proportion, int items) {
        List<LoggedCall> calls = Calls.mixed(100, 3);
        Map<String, Double> chances = new HashMap<>();
        for (int seed = 0; seed < 20_000 && chances.size() < calls.size(); seed++) {
            for (DrawnCall call : draw(calls, proportion, items, seed).calls()) {
                Double before = chances.put(call.requestId(), call.inclusionProbability());
                assertThat(call.inclusionProbability()).isBetween(0.0, 1.0);
                assertThat(before == null ? call.inclusionProbability() : before)
                        .isCloseTo(call.inclusionProbability(), within(1e-12));
            }
        }

        assertThat(chances).hasSize(calls.size());
        assertThat(chances.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(items, within(1e-9 * items));
    }

    /** The mean error of 2,000 seeds is zero within four of its standard errors. */
    @ParameterizedTest
    @EnumSource
    void totalsAreUnbiased(Proportion proportion) {
        List<LoggedCall> calls = Calls.mixed(150, 5);
        Map<String, Double> tokens =
                calls.stream().collect(Collectors.toMap(LoggedCall::requestId, SamplerTest::measured));
        double truth = tokens.values().stream().mapToDouble(Double::doubleValue).sum();
        int seeds = 2_000;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Estimate total = draw(calls, proportion, 40, seed)
                    .weighted(tokens::get)
                    .total()
                    .orElseThrow();
            sum += total.value() - truth;
            squares += (total.value() - truth) * (total.value() - truth);
        }
        double standardError = Math.sqrt(squares) / seeds;

        assertThat(sum / seeds).isCloseTo(0, within(4 * standardError));
        assertThat(standardError * Math.sqrt(seeds)).isLessThan(truth / 5);
    }

    @Test
    void dollarsAreKnownBetterWhereChancesFollowThem() {
        Map<String, Double> dollars =
                CALLS.stream().collect(Collectors.toMap(LoggedCall::requestId, SamplerTest::dollars));

        double byCalls = spread(Proportion.CALLS, dollars);
        double byCost = spread(Proportion.COST, dollars);

        assertThat(byCost).isLessThan(byCalls / 2);
    }

    private static double spread(Proportion proportion, Map<String, Double> values) {
        double truth = values.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.sqrt(IntStream.range(0, 200)
                .mapToDouble(seed -> draw(CALLS, proportion, 60, seed)
                                .weighted(values::get)
                                .total()
                                .orElseThrow()
                                .value()
                        - truth)
                .map(error -> error * error)
                .average()
                .orElseThrow());
    }

    @Test
    void weightsOfCallsAddUpToThePopulation() {
        for (int items : new int[] {1, 2, 7, 60, 599}) {
            assertThat(draw(CALLS, Proportion.CALLS, items, 7).weighted(id -> 1).population())
                    .as("%d items", items)
                    .isCloseTo(600, within(1e-9 * 600));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSampleOfAllHasAllForCertain(Proportion proportion) {
        FrozenSample sample = draw(CALLS, proportion, 5_000, 7);

        assertThat(sample.calls())
                .hasSize(600)
                .allSatisfy(call -> assertThat(call.inclusionProbability()).isEqualTo(1));
        assertThat(sample.requestIds()).hasSize(600);
    }

    @Test
    void aSampleHasAtLeastTwoCallsOfEachStratum() {
        for (int items = 2; items < 200; items += 9) {
            Map<String, Long> counts = draw(CALLS, Proportion.CALLS, items, items).calls().stream()
                    .collect(Collectors.groupingBy(DrawnCall::stratum, Collectors.counting()));
            assertThat(counts.values()).as("%d items: %s", items, counts).allMatch(count -> count >= 2);
        }
    }

    @Test
    void strataAreFinerTheLargerTheSample() {
        assertThat(strata(draw(CALLS, Proportion.CALLS, 3, 7))).containsExactly("all");
        assertThat(strata(draw(CALLS, Proportion.CALLS, 60, 7)))
                .contains("prompt large 1 / tokens 1 / answered", "others");
        assertThat(strata(draw(CALLS, Proportion.CALLS, 590, 7)))
                .contains("prompt large 1", "prompt small 2 / tokens 4 / answered")
                .hasSizeGreaterThan(30);
    }

    /** Three of twelve: the two rare ones are worth half a call, and one call alone would have no spread. */
    @Test
    void whatIsTooSmallToPoolTakesALargerStratumIn() {
        List<LoggedCall> calls = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            calls.add(Calls.of("call-" + number, number < 10 ? Outcome.ANSWERED : Outcome.REFUSED, 5L, 1L));
        }

        assertThat(strata(draw(calls, Proportion.CALLS, 3, 7))).containsExactly("all");
    }

    @Test
    void thePlanSaysWhatStrataDifferIn() {
        SamplePlan plan = new SamplePlan(
                new Items(90), 7, EnumSet.of(Dimension.OUTCOME, Dimension.INPUT_TOKENS), Proportion.CALLS, Map.of());
        SamplePlan none = new SamplePlan(new Items(90), 7, Set.of(), Proportion.CALLS, Map.of());

        assertThat(strata(Sampler.draw(CALLS, plan, 90)))
                .contains("tokens 1 / answered", "tokens 5 / answered")
                .noneMatch(name -> name.contains("prompt"));
        assertThat(strata(Sampler.draw(CALLS, none, 90))).containsExactly("all");
    }

    @Test
    void tailsAreApart() {
        FrozenSample without = Sampler.draw(CALLS, plan(Proportion.CALLS, 7, Map.of()), 60);
        FrozenSample with = draw(CALLS, Proportion.CALLS, 60, 7);

        assertThat(with.calls()).isEqualTo(without.calls());
        assertThat(without.tails()).isEmpty();
        assertThat(with.tails().keySet()).containsExactly(Tail.values());
        assertThat(outcomes(with, Tail.BLOCKED)).containsOnly(Outcome.BLOCKED).hasSize(3);
        assertThat(outcomes(with, Tail.REFUSED)).containsOnly(Outcome.REFUSED).hasSize(3);
        assertThat(outcomes(with, Tail.TRUNCATED))
                .containsOnly(Outcome.TRUNCATED)
                .hasSize(4);
        assertThat(with.requestIds()).hasSizeBetween(60, 74).containsAll(without.requestIds());
        assertThat(with.id()).isNotEqualTo(without.id());
    }

    @Test
    void theLongestAreTheVeryLongest() {
        List<LoggedCall> calls = List.of(
                Calls.of("a", Outcome.ANSWERED, 5L, 1L),
                Calls.of("b", Outcome.ANSWERED, null, 1L),
                Calls.of("c", Outcome.ANSWERED, 11L, 1L),
                Calls.of("d", Outcome.ANSWERED, 7L, 1L),
                Calls.of("e", Outcome.BLOCKED, 7L, 1L));

        FrozenSample sample =
                Sampler.draw(calls, plan(Proportion.CALLS, 7, Map.of(Tail.LONGEST, 2, Tail.BLOCKED, 3)), 1);

        assertThat(Objects.requireNonNull(sample.tails().get(Tail.LONGEST)).requestIds())
                .containsExactlyInAnyOrder("c", "d");
        assertThat(sample.tails().get(Tail.BLOCKED)).isEqualTo(new TailSample(1, List.of("e")));
    }

    @Test
    void aTailThatNobodyIsInIsEmpty() {
        FrozenSample sample = Sampler.draw(
                List.of(Calls.of("a", Outcome.ANSWERED, 5L, 1L)),
                plan(Proportion.CALLS, 7, Map.of(Tail.REFUSED, 2)),
                1);

        assertThat(sample.tails()).isEqualTo(Map.of(Tail.REFUSED, new TailSample(0, List.of())));
    }

    @Test
    void nothingIsDrawnFromNothing() {
        assertThat(draw(List.of(), Proportion.COST, 60, 7).requestIds()).isEmpty();
    }

    @Test
    void aCallThatIsThereTwiceIsRefused() {
        LoggedCall call = Calls.of("a", Outcome.ANSWERED, 5L, 1L);

        assertThatThrownBy(() -> draw(List.of(call, call), Proportion.CALLS, 1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[sample] each call must be there once; found 2 calls with 1 request ids; leave duplicates"
                        + " out");
    }

    @Test
    void oneCallMoreChangesTheSampleLittle() {
        SamplePlan plan = new SamplePlan(new Items(60), 7, Set.of(), Proportion.CALLS, Map.of());
        Set<String> before = Sampler.draw(CALLS, plan, 60).requestIds();
        List<LoggedCall> more = new ArrayList<>(CALLS);
        more.add(Calls.of("one-more", Outcome.ANSWERED, 5L, 1L));

        Set<String> after = Sampler.draw(more, plan, 60).requestIds();

        assertThat(after.stream().filter(before::contains).count()).isGreaterThanOrEqualTo(59);
    }

    private static FrozenSample draw(List<LoggedCall> calls, Proportion proportion, int items, long seed) {
        return Sampler.draw(calls, plan(proportion, seed, EVERY_TAIL), items);
    }

    private static SamplePlan plan(Proportion proportion, long seed, Map<Tail, Integer> tails) {
        return new SamplePlan(new Items(1), seed, EnumSet.allOf(Dimension.class), proportion, tails);
    }

    private static Set<String> strata(FrozenSample sample) {
        return sample.calls().stream().map(DrawnCall::stratum).collect(Collectors.toSet());
    }

    private static List<Outcome> outcomes(FrozenSample sample, Tail tail) {
        List<String> ids = Objects.requireNonNull(sample.tails().get(tail)).requestIds();
        return CALLS.stream()
                .filter(call -> ids.contains(call.requestId()))
                .map(LoggedCall::outcome)
                .toList();
    }

    /** Something that costs and tokens do not tell alone: 0 or 1 for most, more for some. */
    private static double measured(LoggedCall call) {
        Long tokens = call.inputTokens();
        return (call.requestId().hashCode() & 1) + (tokens == null ? 0 : Math.sqrt(tokens) / 10);
    }

    private static double dollars(LoggedCall call) {
        return call.cost() == null ? 0 : call.cost().toBigDecimal().doubleValue();
    }
}
