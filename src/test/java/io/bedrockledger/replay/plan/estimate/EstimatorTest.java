package io.bedrockledger.replay.plan.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricingReason;
import io.bedrockledger.pricing.Usd;
import io.bedrockledger.replay.plan.PlanFile;
import io.bedrockledger.replay.plan.ReplayPlan;
import io.bedrockledger.replay.plan.estimate.ReplayEstimate.Fit;
import io.bedrockledger.replay.plan.sample.FrozenSample;
import io.bedrockledger.replay.plan.sample.LoggedCall;
import io.bedrockledger.replay.plan.sample.LoggedCall.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final String BOOK = """
            sources:
              list: {title: "Price list", checked: 2026-11-01}
            models:
              - id: maker.small
                family: Small
                developer: Maker
                tokens: disjoint
                cards:
                  - from: 2025-01-01
                    recorded: 2025-01-01
                    source: list
                    rates: [{routes: [in_region], regions: [us-east-1], usd: {input: 1, output: 5}}]
              - id: maker.large
                family: Large
                developer: Maker
                tokens: disjoint
                cards:
                  - from: 2025-01-01
                    until: 2025-06-01
                    recorded: 2025-01-01
                    source: list
                    rates: [{routes: [in_region], regions: [us-east-1], usd: {input: 20, output: 100}}]
                  - from: 2025-06-01
                    until: 2026-03-01
                    recorded: 2025-06-01
                    source: list
                    rates: [{routes: [in_region], regions: [us-east-1], usd: {input: 10, output: 50}}]
            """;

    /** The limit of the second is above its answer, that of the first below what the plan may set. */
    private static final List<LoggedCall> TWO =
            List.of(call("a", 1009L, 211L, 307L, 1300L), call("b", 2003L, 401L, 503L, 700L));

    @TempDir
    Path folder;

    private PriceBook book = PriceBook.load(Path.of("jobs/prices"));

    @BeforeEach
    void writeBook() throws IOException {
        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("maker.yaml"), BOOK);
        book = PriceBook.load(prices);
    }

    @Test
    void dollarsAreTokensTimesPrices() throws IOException {
        ArmEstimate arm =
                estimate("candidates: [{model: maker.small}]", TWO).arms().get(0);

        assertThat(arm.calls()).isEqualTo(2);
        assertThat(arm.inputTokens()).isEqualTo(1009 + 2003);
        assertThat(arm.outputTokens()).isEqualTo(211 + 401);
        assertThat(arm.unknownCalls()).isZero();
        assertThat(arm.floor()).isEqualTo(micros(1009 + 2003));
        assertThat(arm.expected()).isEqualTo(micros(1009 + 2003 + 5 * (211 + 401)));
        assertThat(arm.ceiling()).isEqualTo(micros(1009 + 2003 + 5 * (307 + 503)));
        assertThat(arm.lastPriced()).isNull();
        assertThat(arm.unpriced()).isEmpty();
    }

    @Test
    void aLimitOfThePlanShortensAnswers() throws IOException {
        ArmEstimate arm = estimate("candidates: [{model: maker.small, parameters: {max_tokens: 300}}]", TWO)
                .arms()
                .get(0);

        assertThat(arm.outputTokens()).isEqualTo(211 + 300);
        assertThat(arm.ceiling()).isEqualTo(micros(1009 + 2003 + 5 * (300 + 300)));
    }

    @Test
    void whatIsNotKnownLeavesAFloorAndNoCeiling() throws IOException {
        List<LoggedCall> calls = List.of(
                TWO.get(0),
                call("c", null, 11L, 13L, null),
                call("d", 17L, null, 19L, null),
                call("e", 23L, 29L, null, null));

        ArmEstimate arm =
                estimate("candidates: [{model: maker.small}]", calls).arms().get(0);

        assertThat(arm.unknownCalls()).isEqualTo(2);
        assertThat(arm.expected()).isEqualTo(micros(1009 + 17 + 23 + 5 * (211 + 11 + 29)));
        assertThat(arm.floor()).isEqualTo(micros(1009 + 17 + 23));
        assertThat(arm.ceiling()).isNull();
    }

    @Test
    void aModelWithoutAPriceHasNoDollars() throws IOException {
        ReplayEstimate estimate = estimate("candidates: [{model: maker.small}, {model: maker.unheard-of}]", TWO);

        assertThat(estimate.arms().get(0).expected()).isNotNull();
        assertThat(estimate.arms().get(1).floor()).isNull();
        assertThat(estimate.arms().get(1).expected()).isNull();
        assertThat(estimate.arms().get(1).ceiling()).isNull();
        assertThat(estimate.arms().get(1).unknownCalls()).isEqualTo(2);
        assertThat(estimate.arms().get(1).unpriced()).isEqualTo(Map.of(PricingReason.UNKNOWN_MODEL, 2));
        assertThat(estimate.expected()).isNull();
        assertThat(estimate.fit(new BigDecimal("1000"))).isEqualTo(Fit.UNKNOWN);
    }

    @Test
    void aRetiredModelHasItsLastPriceAndThatIsSaid() throws IOException {
        ArmEstimate retired =
                estimate("candidates: [{model: maker.large}]", TWO).arms().get(0);
        ArmEstimate then = estimate("candidates: [{model: maker.large}]\nprice_date: 2025-05-31", TWO)
                .arms()
                .get(0);

        assertThat(retired.floor()).isEqualTo(micros(10 * (1009 + 2003)));
        assertThat(retired.lastPriced()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(then.floor()).isEqualTo(micros(20 * (1009 + 2003)));
        assertThat(then.lastPriced()).isNull();
    }

    @Test
    void aDayBeforeTheFirstPriceHasNone() throws IOException {
        ArmEstimate arm = estimate("candidates: [{model: maker.small}]\nprice_date: 2024-12-31", TWO)
                .arms()
                .get(0);

        assertThat(arm.expected()).isNull();
        assertThat(arm.unpriced()).isEqualTo(Map.of(PricingReason.NO_PRICE_AT_TIME, 2));
    }

    @Test
    void theRegionOfThePlanDecidesThePrice() throws IOException {
        ArmEstimate arm = estimate("candidates: [{model: maker.small}]\nregion: eu-central-1", TWO)
                .arms()
                .get(0);

        assertThat(arm.unpriced()).isEqualTo(Map.of(PricingReason.NO_PRICE_AT_TIME, 2));
    }

    @Test
    void anIncumbentThatIsCalledAgainCostsToo() throws IOException {
        ReplayEstimate again = estimate("incumbent: maker.large\ncandidates: [{model: maker.small}]", TWO);

        assertThat(again.arms()).extracting(ArmEstimate::model).containsExactly("maker.large", "maker.small");
        assertThat(again.calls()).isEqualTo(4);
        assertThat(again.floor()).isEqualTo(micros(11 * (1009 + 2003)));
        assertThat(again.expected()).isEqualTo(micros(11 * (1009 + 2003) + 55 * (211 + 401)));
        assertThat(again.ceiling()).isEqualTo(micros(11 * (1009 + 2003) + 55 * (307 + 503)));
    }

    @Test
    void timeIsThatOfTheLoggedCalls() throws IOException {
        List<LoggedCall> calls = List.of(TWO.get(0), TWO.get(1), call("c", 1L, 1L, 1L, null));
        String model = "candidates: [{model: maker.small}]\n";

        assertThat(estimate(model + "concurrency: 1", calls).time()).isEqualTo(Duration.ofSeconds(3));
        assertThat(estimate(model + "concurrency: 2", calls).time()).isEqualTo(Duration.ofMillis(1500));
        assertThat(estimate(model + "concurrency: 9", calls).time()).isEqualTo(Duration.ofMillis(1300));
        assertThat(estimate(model + "requests_per_minute: 10", calls).time()).isEqualTo(Duration.ofSeconds(12));
        assertThat(estimate(model, List.of(call("c", 1L, 1L, 1L, null))).time()).isNull();
    }

    @Test
    void aCapIsComparedWithAllThree() throws IOException {
        ReplayEstimate estimate = estimate("candidates: [{model: maker.small}]", TWO);

        assertThat(estimate.fit(new BigDecimal("0.007062"))).isEqualTo(Fit.CERTAIN);
        assertThat(estimate.fit(new BigDecimal("0.007061"))).isEqualTo(Fit.LIKELY);
        assertThat(estimate.fit(new BigDecimal("0.006072"))).isEqualTo(Fit.LIKELY);
        assertThat(estimate.fit(new BigDecimal("0.006071"))).isEqualTo(Fit.SHORT);
    }

    @Test
    void nothingCostsNothing() throws IOException {
        ReplayEstimate estimate = estimate("candidates: [{model: maker.unheard-of}]", List.of());

        assertThat(estimate.floor()).isEqualTo(Usd.ZERO);
        assertThat(estimate.ceiling()).isEqualTo(Usd.ZERO);
        assertThat(estimate.time()).isEqualTo(Duration.ZERO);
    }

    @Test
    void anAmountBuysAsManyCallsAsItPaysFor() throws IOException {
        ReplayPlan plan = plan("candidates: [{model: maker.small}]\nsample: {budget_usd: 0.5, tails: {longest: 3}}");
        List<LoggedCall> calls = IntStream.range(0, 500)
                .mapToObj(number -> call("call-" + number, 1000L, 200L, 300L, 100L))
                .toList();
        Estimator estimator = new Estimator(book, plan, calls, TODAY);

        FrozenSample sample = SampleDraft.draw(plan, calls, estimator);

        // 0.002 USD a call: 250 of them, forced ones that were not drawn included.
        assertThat(sample.requestIds()).hasSize(250);
        assertThat(estimator.estimate(sample).expected()).isEqualTo(micros(500_000));
    }

    @Test
    void anAmountThatBuysNothingIsRefused() throws IOException {
        ReplayPlan plan = plan("candidates: [{model: maker.large}]\nsample: {budget_usd: 0.01}");
        Estimator estimator = new Estimator(book, plan, TWO, TODAY);

        assertThatThrownBy(() -> SampleDraft.draw(plan, TWO, estimator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[n] sample.budget_usd must buy one call, the forced ones of tails included; 0.01 does not;"
                        + " raise it, or force fewer calls");
    }

    @Test
    void anAmountBuysNothingThatHasNoPrice() throws IOException {
        ReplayPlan plan = plan("candidates: [{model: maker.unheard-of}]\nsample: {budget_usd: 1}");
        Estimator estimator = new Estimator(book, plan, TWO, TODAY);

        assertThatThrownBy(() -> SampleDraft.draw(plan, TWO, estimator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[n] sample.budget_usd needs prices of all models that are called; some have none; enter them"
                                + " in jobs/prices, or give sample.items");
    }

    @Test
    void theExampleOfTheTreeHasAPrice() throws IOException {
        ReplayPlan plan = PlanFile.read(Path.of("jobs/replay/tone-check-cheaper.yaml"));
        Estimator estimator = new Estimator(PriceBook.load(Path.of("jobs/prices")), plan, TWO, TODAY);

        // 0.035 and 0.14 USD a million tokens.
        assertThat(estimator.estimate(SampleDraft.draw(plan, TWO, estimator)).expected())
                .isEqualTo(new Usd(3012 * 35_000L + 612 * 140_000L));
    }

    private ReplayEstimate estimate(String keys, List<LoggedCall> calls) throws IOException {
        ReplayPlan plan = plan(keys);
        Estimator estimator = new Estimator(book, plan, calls, TODAY);
        return estimator.estimate(SampleDraft.draw(plan, calls, estimator));
    }

    private ReplayPlan plan(String keys) throws IOException {
        return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), "name: n\nprompt: p\n" + keys + "\n"));
    }

    private static Usd micros(long microUsd) {
        return new Usd(microUsd * 1_000_000);
    }

    private static LoggedCall call(
            String id,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Long maxTokens,
            @Nullable Long latencyMillis) {
        return new LoggedCall(
                id,
                "us-east-1",
                "p",
                "1",
                inputTokens,
                outputTokens,
                maxTokens,
                Outcome.ANSWERED,
                Usd.ZERO,
                null,
                latencyMillis);
    }
}
