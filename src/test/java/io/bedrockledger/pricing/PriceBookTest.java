package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {

    private static final String OPUS = "us.anthropic.claude-opus-4-8";
    private static final String NOVA_PRO = "amazon.nova-pro-v1:0";
    private static final String ROUTER =
            "arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1";
    private static final TokenCounts PLAIN = new TokenCounts(10L, 0L, 0L, null, null, 10L, false);

    @Test
    void aFailedCallIsNotBilled() {
        Cost cost = Calls.of(OPUS).tokens(1000, 0).billing(Billing.FAILED).price();

        assertThat(cost.status()).isEqualTo(PricingStatus.NOT_BILLED);
        assertThat(cost.reason()).isNull();
        assertThat(cost.list()).isEqualTo(Usd.ZERO);
        assertThat(cost.ceiling()).isEqualTo(Usd.ZERO);
        assertThat(cost.input()).isEqualTo(Usd.ZERO);
    }

    @Test
    void aCallBlockedAtTheInputPaysTheGuardrailAlone() {
        Calls blocked = Calls.of(OPUS).tokens(1000, 0).guardrailUnits("3").billing(Billing.BLOCKED_AT_INPUT);

        Cost cost = blocked.price();

        assertThat(cost.status()).isEqualTo(PricingStatus.NOT_BILLED);
        assertThat(cost.input()).isEqualTo(Usd.ZERO);
        assertThat(cost.other()).hasToString("0.00045");
        assertThat(cost.list()).hasToString("0.00045");
        assertThat(Calls.SHIPPED.explain(blocked.call()))
                .extracting(LegLine::leg)
                .containsExactly(Leg.GUARDRAIL_UNIT);
    }

    @Test
    void aBlockedCallWithoutATraceCostsNothing() {
        Cost cost = Calls.of(OPUS).billing(Billing.BLOCKED_AT_INPUT).price();

        assertThat(cost.status()).isEqualTo(PricingStatus.NOT_BILLED);
        assertThat(cost.list()).isEqualTo(Usd.ZERO);
    }

    @Test
    void aGuardrailThatNobodyPricedIsNotFree() {
        Calls gov = Calls.of("anthropic.claude-haiku-4-5-20251001-v1:0")
                .in("us-gov-west-1")
                .tokens(1000, 0)
                .guardrailUnits("1");

        Cost blocked = gov.billing(Billing.BLOCKED_AT_INPUT).price();
        assertThat(blocked.other()).isNull();
        assertThat(blocked.list()).isEqualTo(Usd.ZERO);
        assertThat(blocked.ceiling()).isNull();
        Cost billed = gov.billing(Billing.BILLED).price();
        assertThat(billed.status()).isEqualTo(PricingStatus.PARTIALLY_PRICED);
        assertThat(billed.reason()).isEqualTo(PricingReason.MISSING_LEG);
        assertThat(billed.list()).hasToString("0.0012");
    }

    @Test
    void aCallBlockedAtTheOutputPaysModelAndGuardrail() {
        Cost cost = Calls.of(OPUS).tokens(1000, 100).guardrailUnits("2").price();

        assertThat(cost.status()).isEqualTo(PricingStatus.PRICED);
        assertThat(cost.input()).hasToString("0.0055");
        assertThat(cost.output()).hasToString("0.00275");
        assertThat(cost.other()).hasToString("0.0003");
        assertThat(cost.list()).hasToString("0.00855");
    }

    @Test
    void countsInABodyThatCouldNotBeOpenedAreSaid() {
        Cost cost =
                Calls.of(OPUS).bodySeen(false).billing(Billing.BODY_UNAVAILABLE).price();

        assertThat(cost.status()).isEqualTo(PricingStatus.UNPRICED);
        assertThat(cost.reason()).isEqualTo(PricingReason.BODY_UNAVAILABLE);
        assertThat(cost.list()).isNull();
        assertThat(cost.ceiling()).isNull();
        assertThat(cost.rateId()).isNull();
    }

    @Test
    void anAbsentCountHasNoCostAndAZeroCountCostsZero() {
        Cost cost = Calls.of(OPUS)
                .tokens(new TokenBuckets(10L, null, 0L, null, null, 10L))
                .price();

        assertThat(cost.status()).isEqualTo(PricingStatus.PRICED);
        assertThat(cost.cacheRead()).isNull();
        assertThat(cost.cacheWrite()).isEqualTo(Usd.ZERO);
        assertThat(cost.other()).isNull();
    }

    @Test
    void everyLegHasItsOwnColumn() {
        Cost cost = Calls.of("global.anthropic.claude-opus-5-5")
                .tokens(new TokenBuckets(1_000L, 2_000L, 3_000L, 4_000L, null, 5_000L))
                .price();

        assertThat(cost.input()).hasToString("0.004");
        assertThat(cost.cacheRead()).hasToString("0.0004");
        assertThat(cost.cacheWrite()).hasToString("0.015");
        assertThat(cost.cacheWrite1h()).hasToString("0.032");
        assertThat(cost.output()).hasToString("0.1");
        assertThat(cost.list()).hasToString("0.1514");
    }

    @Test
    void aQuantityThatNoTableCouldHoldIsRefused() {
        assertThatThrownBy(() -> new Quantities(null, new BigDecimal("0.0000001"), null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[quantities] seconds must be >= 0 with at most six decimals; found 1E-7; reject the record"
                        + " before it is priced");
    }

    @Test
    void aCommittedCallHasNoCostOfItsOwn() {
        Cost cost = Calls.of("arn:aws:bedrock:us-east-1:111122223333:provisioned-model/xyz")
                .tokens(10, 10)
                .price();

        assertThat(cost).isEqualTo(Cost.COMMITTED);
        assertThat(cost.list()).isNull();
        assertThat(cost.input()).isNull();
    }

    @Test
    void aResolvedApplicationProfileCostsWhatItsSourceCosts() {
        ModelTarget profile = ModelTarget.parse(
                        "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123def456")
                .resolvedTo("us.anthropic.claude-sonnet-4-6");

        Cost cost = Calls.of(profile).tokens(1000, 500).price();

        assertThat(cost.list()).hasToString("0.01155");
        assertThat(cost.rateId()).isEqualTo("anthropic.claude-sonnet-4-6/geo/*/standard/2026-02-17/2026-11-24");
    }

    @Test
    void aRoutersFeeIsInNoSource() {
        ModelTarget router = ModelTarget.parse(ROUTER).resolvedTo(OPUS);

        Cost cost = Calls.of(router).tokens(1000, 100).price();

        assertThat(cost.status()).isEqualTo(PricingStatus.PARTIALLY_PRICED);
        assertThat(cost.reason()).isEqualTo(PricingReason.MISSING_LEG);
        assertThat(cost.list()).hasToString("0.00825");
    }

    @Test
    void whatIsNoTokenIsPricedByTheUnit() {
        Quantities hundredImages = new Quantities(new BigDecimal("100"), null, null, null, null);
        assertThat(Calls.of("amazon.titan-embed-image-v1")
                        .tokens(new TokenBuckets(0L, null, null, null, null, null))
                        .quantities(hundredImages)
                        .price()
                        .list())
                .hasToString("0.006");
        Quantities sixAndAHalfSeconds = new Quantities(null, new BigDecimal("6.5"), null, null, null);
        assertThat(Calls.of("amazon.nova-reel-v1:1")
                        .quantities(sixAndAHalfSeconds)
                        .price()
                        .other())
                .hasToString("0.52");
        Quantities threeQueries = new Quantities(null, null, new BigDecimal("3"), null, null);
        assertThat(Calls.of("cohere.rerank-v3-5:0").quantities(threeQueries).price())
                .satisfies(cost -> assertThat(cost.list()).hasToString("0.006"))
                .satisfies(cost -> assertThat(cost.status()).isEqualTo(PricingStatus.PRICED));
        assertThat(Calls.of("cohere.rerank-v3-5:0").price().reason()).isEqualTo(PricingReason.NO_COUNTS);
    }

    @Test
    void aLineNamesQuantityPriceCardAndSource() {
        PricedCall call = Calls.of("us.anthropic.claude-sonnet-4-5-20250929-v1:0")
                .tokens(new TokenBuckets(150_000L, 60_000L, null, null, null, 2_000L))
                .call();

        List<LegLine> lines = Calls.SHIPPED.explain(call);

        assertThat(lines).extracting(LegLine::leg).containsExactly(Leg.INPUT, Leg.CACHE_READ, Leg.OUTPUT);
        assertThat(lines.get(0))
                .isEqualTo(new LegLine(
                        Leg.INPUT,
                        new BigDecimal("150000"),
                        new BigDecimal("6.600000"),
                        Leg.Unit.MILLION_TOKENS,
                        Usd.of(new BigDecimal("0.99")),
                        "anthropic.claude-sonnet-4-5-20250929-v1:0/geo/*/standard/2025-09-29/2026-11-24",
                        "standard",
                        "standard",
                        200_000L,
                        "AWS, Amazon Bedrock pricing page, aws.amazon.com/bedrock/pricing",
                        Instant.parse("2025-09-29T00:00:00Z"),
                        null,
                        Instant.parse("2026-11-24T00:00:00Z"),
                        LocalDate.of(2026, 7, 24)));
    }

    @Test
    void aQuantityIsWrittenWithoutNeedlessZeros() {
        Quantities seconds = new Quantities(null, new BigDecimal("6.500000"), null, new BigDecimal("20"), null);
        PricedCall call = Calls.of("amazon.nova-reel-v1:1").quantities(seconds).call();

        assertThat(Calls.SHIPPED.explain(call))
                .extracting(line -> line.quantity().toPlainString())
                .containsExactly("6.5", "20");
    }

    @Test
    void aBlockedCallWhoseGuardrailIsPartlyWithoutAPriceHasNoCeiling() {
        Quantities units = new Quantities(null, null, null, new BigDecimal("2"), BigDecimal.ONE);
        Cost cost = Calls.of(OPUS)
                .quantities(units)
                .billing(Billing.BLOCKED_AT_INPUT)
                .price();

        assertThat(cost.status()).isEqualTo(PricingStatus.NOT_BILLED);
        assertThat(cost.list()).hasToString("0.0003");
        assertThat(cost.ceiling()).isNull();
    }

    @Test
    void aMissingOutputCountIsMissedAlsoWhereTheBookLacksTheOutputPrice() {
        Calls sol = Calls.of("us.openai.gpt-5.6-sol").at(Instant.parse("2026-10-05T00:00:00Z"));
        Cost cost =
                sol.tokens(new TokenBuckets(1000L, 0L, 0L, null, null, null)).price();

        assertThat(cost.status()).isEqualTo(PricingStatus.PARTIALLY_PRICED);
        assertThat(cost.reason()).isEqualTo(PricingReason.NO_COUNTS);
    }

    @Test
    void onlyAnImageEmbeddingBillsTheImagesThatItReads() {
        assertThat(Calls.SHIPPED.billsImagesRead(ModelTarget.parse("amazon.titan-embed-image-v1")))
                .isTrue();
        assertThat(Calls.SHIPPED.billsImagesRead(ModelTarget.parse(OPUS))).isFalse();
        assertThat(Calls.SHIPPED.billsImagesRead(ModelTarget.parse("amazon.titan-embed-text-v2:0")))
                .isFalse();
    }

    @Test
    void aCostBeyondTheRangeIsAnErrorAndNeverAWrongNumber() {
        Calls absurd = Calls.of(OPUS).tokens(Long.MAX_VALUE, 0);

        assertThatThrownBy(absurd::price)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("found 9223372036854775807 millionths x 5500000 micro-USD");
    }

    @Test
    void aBodyDecidesWhereACountIsAbsent() {
        assertThat(bodyDecides(OPUS, PLAIN)).isFalse();
        assertThat(bodyDecides(OPUS, new TokenCounts(10L, null, null, null, null, null, false)))
                .isTrue();
        assertThat(bodyDecides(OPUS, new TokenCounts(null, null, null, null, null, 10L, false)))
                .isTrue();
        TokenCounts noOutput = new TokenCounts(10L, null, null, null, null, null, false);
        TokenCounts noCacheCounts = new TokenCounts(10L, null, null, null, null, 10L, false);
        assertThat(bodyDecides(OPUS, noCacheCounts)).isTrue();
        assertThat(bodyDecides("us.openai.gpt-5.6-luna", noCacheCounts)).isTrue();
        assertThat(bodyDecides("anthropic.claude-3-sonnet-20240229-v1:0", noCacheCounts))
                .isFalse();
        assertThat(bodyDecides("amazon.titan-embed-text-v2:0", noOutput)).isFalse();
        assertThat(bodyDecides("acme.future-model-v9", noOutput)).isTrue();
        assertThat(bodyDecides("acme.future-model-v9", PLAIN)).isFalse();
    }

    @Test
    void aBodyDecidesWhereWritesMayLiveForTwoTimes() {
        TokenCounts unsplit = new TokenCounts(10L, 0L, 500L, null, null, 10L, false);
        TokenCounts split = new TokenCounts(10L, 0L, 500L, 500L, null, 10L, false);
        TokenCounts none = new TokenCounts(10L, 0L, 0L, null, null, 10L, false);

        assertThat(bodyDecides(OPUS, unsplit)).isTrue();
        assertThat(bodyDecides(OPUS, split)).isFalse();
        assertThat(bodyDecides(OPUS, none)).isFalse();
        assertThat(bodyDecides("anthropic.claude-3-7-sonnet-20250219-v1:0", unsplit))
                .isFalse();
    }

    @Test
    void aBodyDecidesWhereTheBookHasTwoTiers() {
        assertThat(bodyDecides(NOVA_PRO, PLAIN)).isTrue();
        assertThat(Calls.SHIPPED.bodyDecides(ModelTarget.parse(NOVA_PRO), "eu-central-1", Calls.OCTOBER, PLAIN))
                .isFalse();
        Instant beforeTiers = Instant.parse("2025-06-01T00:00:00Z");
        assertThat(Calls.SHIPPED.bodyDecides(ModelTarget.parse(NOVA_PRO), Calls.VIRGINIA, beforeTiers, PLAIN))
                .isFalse();
    }

    @Test
    void aBodyDecidesWhereItMayNameTheModel() {
        assertThat(bodyDecides(ROUTER, PLAIN)).isTrue();
        assertThat(bodyDecides("arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a", PLAIN))
                .isTrue();
        assertThat(bodyDecides("arn:aws:bedrock:us-east-1:111122223333:provisioned-model/xyz", PLAIN))
                .isFalse();
    }

    @Test
    void aModelIsFoundByItsAliases() {
        assertThat(Calls.SHIPPED.model("anthropic.claude-sonnet-4-5"))
                .map(ModelCard::id)
                .contains("anthropic.claude-sonnet-4-5-20250929-v1:0");
        assertThat(Calls.SHIPPED.model(ModelTarget.parse("us.openai.gpt-oss-20b")))
                .map(ModelCard::family)
                .contains("gpt-oss");
        assertThat(Calls.SHIPPED.model("acme.future-model-v9")).isEmpty();
    }

    private static boolean bodyDecides(String modelId, TokenCounts counts) {
        return Calls.SHIPPED.bodyDecides(ModelTarget.parse(modelId), Calls.VIRGINIA, Calls.OCTOBER, counts);
    }
}
