package io.bedrockledger.spend.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.spend.Workflow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CostBridgeTest {

    private static final Workflow TUTOR = new Workflow("math-tutor");
    private static final PricePoint LARGE = PricePoint.of("large");
    private static final PricePoint SMALL = PricePoint.of("small");

    /**
     * 100 calls of the large model become 50 of it and 150 of the small one, each of 2,000 tokens in and 100 out: 0.0075
     * USD a call and 0.002. Volume: 100 more calls x the mean share, 0.625 and 0.375. Mix: 0.75 of the mean 150 calls.
     */
    @Test
    void aMoveToACheaperModelWhileTrafficDoublesIsTwoTerms() {
        CostBridge bridge = CostBridge.between(
                List.of(calls(LARGE, 100, "0.000003", "0.000015")),
                List.of(calls(LARGE, 50, "0.000003", "0.000015"), calls(SMALL, 150, "0.0000008", "0.000004")));

        assertTerms(bridge, Map.of(BridgeTerm.VOLUME, "0.54375", BridgeTerm.MODEL_MIX, "-0.61875"));
        assertThat(bridge.earlier().costUsd()).isEqualByComparingTo("0.75");
        assertThat(bridge.later().costUsd()).isEqualByComparingTo("0.675");
        assertThat(bridge.terms().largestFirst()).containsExactly(BridgeTerm.MODEL_MIX, BridgeTerm.VOLUME);
    }

    @Test
    void thePageNamesEveryReasonAndHasTheExampleAbove() throws IOException {
        assertThat(Files.readString(Path.of("docs", "cost-bridge.md")))
                .contains("| 0.54375 |", "| -0.61875 |", "| -0.075 |", "from 0.75 to 0.675 USD")
                .contains(Arrays.stream(BridgeTerm.values()).map(Enum::name).toList());
    }

    /** 100 tokens at 2 instead of none at 1: the mean of both prices is the cache's, half the difference the price's. */
    @Test
    void aStatedPriceOfALegWithoutTokensIsUsed() {
        assertTerms(
                CostBridge.between(
                        List.of(read(0, LegUsage.at(0, new BigDecimal("1")))),
                        List.of(read(100, LegUsage.at(100, new BigDecimal("2"))))),
                Map.of(BridgeTerm.CACHE_MIX, "150", BridgeTerm.PRICE, "50"));
    }

    @Test
    void aPriceThatNobodyStatedIsThatOfTheOtherPeriod() {
        List<Usage> later = List.of(read(100, LegUsage.at(100, new BigDecimal("2"))));

        assertTerms(
                CostBridge.between(List.of(read(0, LegUsage.of(0, BigDecimal.ZERO))), later),
                Map.of(BridgeTerm.CACHE_MIX, "200"));
        // rows that state two prices state none
        Usage one = read(0, LegUsage.at(0, new BigDecimal("1")));
        Usage other = new Usage(
                TUTOR,
                LARGE,
                Pricing.PRICED,
                0,
                Map.of(TokenLeg.CACHE_READ, LegUsage.at(0, BigDecimal.TEN)),
                BigDecimal.ZERO);
        assertTerms(CostBridge.between(List.of(one, other), later), Map.of(BridgeTerm.CACHE_MIX, "200"));
    }

    /** The free input of one row keeps the number of tokens the same; only where they come from changes. */
    private static Usage read(long tokens, LegUsage cacheReads) {
        return new Usage(
                TUTOR,
                LARGE,
                Pricing.PRICED,
                10,
                Map.of(TokenLeg.INPUT, LegUsage.at(100 - tokens, BigDecimal.ZERO), TokenLeg.CACHE_READ, cacheReads),
                BigDecimal.ZERO);
    }

    @Test
    void aWorkflowWhoseCallsAllFailedBeforeIsNotNew() {
        assertTerms(
                CostBridge.between(
                        List.of(new Usage(TUTOR, LARGE, Pricing.NOT_BILLED, 7, Map.of(), BigDecimal.ZERO)),
                        List.of(calls(LARGE, 100, "0.000003", "0.000015"))),
                Map.of(BridgeTerm.VOLUME, "0.75"));
    }

    @Test
    void callsOfNobodyAreNeverNew() {
        Usage usage = calls(LARGE, 100, "0.000003", "0.000015");
        Usage unattributed =
                new Usage(Workflow.UNATTRIBUTED, LARGE, Pricing.PRICED, usage.calls(), usage.legs(), BigDecimal.ZERO);

        assertTerms(CostBridge.between(List.of(), List.of(unattributed)), Map.of(BridgeTerm.VOLUME, "0.75"));
        assertTerms(CostBridge.between(List.of(), List.of(usage)), Map.of(BridgeTerm.NEW_WORKFLOWS, "0.75"));
    }

    @Test
    void aModelWithoutAPriceInBothPeriodsLeavesTheVolumeOfTheOthersAlone() {
        Usage priced = calls(LARGE, 100, "0.000003", "0.000015");
        CostBridge bridge = CostBridge.between(List.of(priced, unpriced(10)), List.of(priced, unpriced(900)));

        assertTerms(bridge, Map.of());
        assertThat(bridge.later().calls()).containsEntry(Pricing.UNPRICED, 900L).containsEntry(Pricing.PRICED, 100L);
        assertThat(bridge.later().allCalls()).isEqualTo(1_000);
    }

    private static Usage unpriced(long calls) {
        return new Usage(TUTOR, SMALL, Pricing.UNPRICED, calls, Map.of(), BigDecimal.ZERO);
    }

    /** Failed and blocked calls cost nothing and do no work: ten times as many are no volume. */
    @Test
    void freeCallsAreNoVolume() {
        Usage priced = calls(LARGE, 100, "0.000003", "0.000015");
        Usage failed = new Usage(TUTOR, LARGE, Pricing.NOT_BILLED, 5, Map.of(), BigDecimal.ZERO);

        assertTerms(CostBridge.between(List.of(priced), List.of(priced, failed)), Map.of());
    }

    @Test
    void twoEmptyPeriodsHaveNothingToExplain() {
        CostBridge bridge = CostBridge.between(List.of(), List.of());

        assertThat(bridge.workflows()).isEmpty();
        assertThat(bridge.terms()).isEqualTo(BridgeTerms.NONE);
        assertThat(bridge.terms().largestFirst()).isEmpty();
        assertThat(bridge.changeUsd()).isEqualByComparingTo("0");
    }

    @Test
    void workflowsAreSortedAndWhatIsNotAttributedComesLast() {
        Usage usage = calls(LARGE, 1, "0.000003", "0.000015");
        List<Usage> later = List.of(
                new Usage(Workflow.UNATTRIBUTED, LARGE, Pricing.PRICED, 1, usage.legs(), BigDecimal.ZERO),
                usage,
                new Usage(new Workflow("essay"), LARGE, Pricing.PRICED, 1, usage.legs(), BigDecimal.ZERO));

        assertThat(CostBridge.between(List.of(), later).workflows())
                .extracting(each -> each.workflow().toString())
                .containsExactly("essay", "math-tutor", "(unattributed)");
    }

    @Test
    void tokensThatContradictTheirCostAreRefused() {
        assertThatThrownBy(() -> new LegUsage(10, new BigDecimal("3"), new BigDecimal("0.2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[cost bridge] a leg costs its tokens times their price, which is nothing without tokens;"
                        + " found 10 tokens, cost 3, price 0.2;"
                        + " leave the price out where prices were summed");
        assertThatThrownBy(() -> LegUsage.of(0, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 0 tokens, cost 1, price not stated");
        assertThatThrownBy(() -> LegUsage.of(-1, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found -1 tokens");
        assertThatThrownBy(() -> LegUsage.of(1, new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[spend] the cost of a leg must not be negative and has at most 12 decimals;"
                        + " found -1; check the rows it was read from");
        assertThatThrownBy(() -> LegUsage.of(1, new BigDecimal("1E-13")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 0.0000000000001");
    }

    @Test
    void tokensThatNoCallUsedAreRefused() {
        Map<TokenLeg, LegUsage> legs = Map.of(TokenLeg.INPUT, LegUsage.of(5, BigDecimal.ONE));

        assertThatThrownBy(() -> new Usage(TUTOR, LARGE, Pricing.PRICED, 0, legs, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[cost bridge] whatever was used, a call used it; found 0 calls of math-tutor;"
                        + " count the calls of every row");
    }

    private static Usage calls(PricePoint point, long calls, String inputUsd, String outputUsd) {
        return new Usage(
                TUTOR,
                point,
                Pricing.PRICED,
                calls,
                Map.of(
                        TokenLeg.INPUT, LegUsage.at(calls * 2_000, new BigDecimal(inputUsd)),
                        TokenLeg.OUTPUT, LegUsage.at(calls * 100, new BigDecimal(outputUsd))),
                BigDecimal.ZERO);
    }

    private static void assertTerms(CostBridge bridge, Map<BridgeTerm, String> usd) {
        assertThat(bridge.terms()).isEqualTo(new BridgeTerms(amounts(usd)));
    }

    private static Map<BridgeTerm, BigDecimal> amounts(Map<BridgeTerm, String> usd) {
        return usd.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new BigDecimal(entry.getValue())));
    }
}
