package io.bedrockledger.spend.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.spend.Workflow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every bridge, whatever the two periods are. A failure names its seed. */
class BridgeLawsTest {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void termsAddUpToTheChangeOfEachWorkflowAndOfTheWhole(long seed) {
        RandomPeriods periods = new RandomPeriods(seed);
        List<Usage> earlier = periods.any();
        List<Usage> later = periods.any();
        CostBridge bridge = CostBridge.between(earlier, later);

        assertThat(bridge.terms().sum())
                .as("seed %d", seed)
                .isEqualTo(cost(later).subtract(cost(earlier)))
                .isEqualTo(bridge.changeUsd());
        assertThat(bridge.workflows())
                .allSatisfy(each -> assertThat(each.terms().sum())
                        .as("seed %d, %s", seed, each.workflow())
                        .isEqualTo(each.changeUsd()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWorkflowHasTheSameTermsWithoutTheOthers(long seed) {
        RandomPeriods periods = new RandomPeriods(seed);
        List<Usage> earlier = periods.any();
        List<Usage> later = periods.any();
        CostBridge bridge = CostBridge.between(earlier, later);

        assertThat(bridge.workflows())
                .as("seed %d", seed)
                .allSatisfy(each -> assertThat(
                                CostBridge.between(of(each.workflow(), earlier), of(each.workflow(), later)))
                        .isEqualTo(new CostBridge(List.of(each))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neitherTheOrderNorTheGroupingOfRowsMatters(long seed) {
        RandomPeriods periods = new RandomPeriods(seed);
        List<Usage> earlier = periods.any();
        List<Usage> later = periods.any();

        assertThat(CostBridge.between(periods.shuffled(periods.split(earlier)), periods.shuffled(periods.split(later))))
                .as("seed %d", seed)
                .isEqualTo(CostBridge.between(earlier, later));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theWayBackNegatesEveryTerm(long seed) {
        RandomPeriods periods = new RandomPeriods(seed);
        List<Usage> earlier = periods.any();
        List<Usage> later = periods.any();
        BridgeTerms back = CostBridge.between(later, earlier).terms();
        Map<BridgeTerm, BigDecimal> negated = new EnumMap<>(BridgeTerm.class);
        back.usd().forEach((term, usd) -> negated.put(exchanged(term), usd.negate()));

        assertThat(CostBridge.between(earlier, later).terms())
                .as("seed %d", seed)
                .isEqualTo(new BridgeTerms(negated));
    }

    private static BridgeTerm exchanged(BridgeTerm term) {
        if (term == BridgeTerm.NEW_WORKFLOWS) {
            return BridgeTerm.ENDED_WORKFLOWS;
        }
        return term == BridgeTerm.ENDED_WORKFLOWS ? BridgeTerm.NEW_WORKFLOWS : term;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingChangedHasNoTerm(long seed) {
        List<Usage> usages = new RandomPeriods(seed).any();

        assertThat(CostBridge.between(usages, usages).terms())
                .as("seed %d", seed)
                .isEqualTo(BridgeTerms.NONE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChangeOfPricesIsPriceAlone(long seed) {
        RandomPeriods periods = new RandomPeriods(seed);
        List<Usage> earlier = periods.regular();
        List<Usage> later = RandomPeriods.withLegs(earlier, legs -> {
            Map<TokenLeg, LegUsage> dearer = new EnumMap<>(legs);
            dearer.replaceAll((leg, used) -> LegUsage.at(used.tokens(), periods.price()));
            return dearer;
        });

        assertOnly(BridgeTerm.PRICE, earlier, later, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreCallsOfTheSameKindAreVolumeAlone(long seed) {
        RandomPeriods periods = new RandomPeriods(seed);
        List<Usage> earlier = withoutOthers(periods.regular());
        Map<Workflow, Long> growth = new HashMap<>();
        earlier.forEach(
                usage -> growth.put(usage.workflow(), 2L + periods.random().nextInt(5)));
        List<Usage> later = earlier.stream()
                .map(usage -> times(usage, growth.getOrDefault(usage.workflow(), 1L)))
                .toList();

        assertOnly(BridgeTerm.VOLUME, earlier, later, seed);
    }

    /** Three price points of a workflow have one, two and three parts of its calls, and exchange them. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anotherShareOfModelsIsMixAlone(long seed) {
        List<Usage> balanced = balanced(withoutOthers(new RandomPeriods(seed).regular()));
        List<Usage> earlier = new ArrayList<>();
        List<Usage> later = new ArrayList<>();
        for (int at = 0; at < balanced.size(); at++) {
            earlier.add(times(balanced.get(at), at % 3 + 1));
            later.add(times(balanced.get(at), (at + 1) % 3 + 1));
        }

        assertOnly(BridgeTerm.MODEL_MIX, earlier, later, seed);
    }

    /** Equally many calls at each price point of a workflow, of the same length. */
    private static List<Usage> balanced(List<Usage> usages) {
        return usages.stream()
                .map(usage -> times(
                        usage,
                        of(usage.workflow(), usages).stream()
                                .filter(other -> !other.point().equals(usage.point()))
                                .mapToLong(Usage::calls)
                                .reduce(1, Math::multiplyExact)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void longerPromptsAreInputLengthAlone(long seed) {
        List<Usage> earlier = new RandomPeriods(seed).regular();

        assertOnly(
                BridgeTerm.INPUT_LENGTH,
                earlier,
                RandomPeriods.withLegs(earlier, legs -> RandomPeriods.longer(legs, true, 3)),
                seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void longerAnswersAreOutputLengthAlone(long seed) {
        List<Usage> earlier = new RandomPeriods(seed).regular();

        assertOnly(
                BridgeTerm.OUTPUT_LENGTH,
                earlier,
                RandomPeriods.withLegs(earlier, legs -> RandomPeriods.longer(legs, false, 3)),
                seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anotherUseOfTheCacheIsCacheMixAlone(long seed) {
        List<Usage> earlier = new RandomPeriods(seed).regular();

        assertOnly(BridgeTerm.CACHE_MIX, earlier, RandomPeriods.withLegs(earlier, RandomPeriods::rotated), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aWorkflowThatComesOrGoesIsThatAlone(long seed) {
        List<Usage> all = new RandomPeriods(seed).regular();
        List<Usage> fewer = all.stream()
                .filter(usage -> !usage.workflow().equals(new Workflow("search")))
                .toList();

        assertOnly(BridgeTerm.NEW_WORKFLOWS, fewer, all, seed);
        assertOnly(BridgeTerm.ENDED_WORKFLOWS, all, fewer, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void callsThatLoseTheirPriceAreNotExactAlone(long seed) {
        List<Usage> earlier = withoutOthers(new RandomPeriods(seed).regular());
        List<Usage> later = new ArrayList<>(earlier);
        Usage first = earlier.get(0);
        later.set(
                0,
                new Usage(first.workflow(), first.point(), Pricing.UNPRICED, first.calls(), Map.of(), BigDecimal.ZERO));

        assertOnly(BridgeTerm.NOT_EXACT, earlier, later, seed);
    }

    /** What is bounded at the old cost is no change at all: it leaves the exact calls and joins the others. */
    @ParameterizedTest
    @MethodSource("seeds")
    void callsThatAreBoundedAtTheSameCostAreNoChange(long seed) {
        List<Usage> earlier = new RandomPeriods(seed).regular();
        List<Usage> later = new ArrayList<>(earlier);
        Usage first = earlier.get(0);
        later.set(
                0,
                new Usage(
                        first.workflow(),
                        first.point(),
                        Pricing.BOUNDED,
                        first.calls(),
                        first.legs(),
                        first.otherCostUsd()));

        assertThat(CostBridge.between(earlier, later).terms())
                .as("seed %d", seed)
                .isEqualTo(BridgeTerms.NONE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotBilledByTokenIsOtherLegsAlone(long seed) {
        List<Usage> later = new RandomPeriods(seed).regular();

        assertOnly(BridgeTerm.OTHER_LEGS, withoutOthers(later), later, seed);
    }

    private static void assertOnly(BridgeTerm term, List<Usage> earlier, List<Usage> later, long seed) {
        BigDecimal change = cost(later).subtract(cost(earlier));
        CostBridge bridge = CostBridge.between(earlier, later);

        assertThat(bridge.terms()).as("seed %d", seed).isEqualTo(new BridgeTerms(Map.of(term, change)));
        assertThat(bridge.workflows())
                .as("seed %d", seed)
                .allSatisfy(
                        each -> assertThat(each.terms()).isEqualTo(new BridgeTerms(Map.of(term, each.changeUsd()))));
        assertThat(bridge.workflows())
                .as("seed %d: something changed", seed)
                .anySatisfy(each -> assertThat(each.changeUsd()).isNotZero());
    }

    private static Usage times(Usage usage, long times) {
        Map<TokenLeg, LegUsage> legs = new EnumMap<>(usage.legs());
        legs.replaceAll((leg, used) -> RandomPeriods.times(used, times));
        return new Usage(
                usage.workflow(),
                usage.point(),
                usage.pricing(),
                usage.calls() * times,
                legs,
                usage.otherCostUsd().multiply(BigDecimal.valueOf(times)));
    }

    private static List<Usage> withoutOthers(List<Usage> usages) {
        return usages.stream()
                .map(usage -> new Usage(
                        usage.workflow(), usage.point(), usage.pricing(), usage.calls(), usage.legs(), BigDecimal.ZERO))
                .toList();
    }

    private static List<Usage> of(Workflow workflow, List<Usage> usages) {
        return usages.stream()
                .filter(usage -> usage.workflow().equals(workflow))
                .toList();
    }

    private static BigDecimal cost(List<Usage> usages) {
        BigDecimal sum = new BigDecimal("0.000000000000");
        for (Usage usage : usages) {
            for (LegUsage leg : usage.legs().values()) {
                sum = sum.add(leg.costUsd());
            }
            sum = sum.add(usage.otherCostUsd());
        }
        return sum;
    }
}
