package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a price depends on, and what is billed besides text tokens, by a book that has a price for each. */
class DimensionsTest {

    private static final String BOOK = """
            sources:
              page: {title: a page, checked: 2026-01-01}
            models:
              - id: acme.talk
                family: Talk
                developer: Acme
                tokens: disjoint
                cards:
                  - from: 2026-01-01
                    recorded: 2026-01-02
                    source: page
                    rates:
                      - routes: [in_region]
                        usd: {input: 2, output: 4}
                      - routes: [in_region]
                        batch: true
                        usd: {input: 1, output: 2}
                      - routes: [geo]
                        usd: {input: 2, output: 4}
              - id: acme.senses
                family: Senses
                developer: Acme
                tokens: disjoint
                cards:
                  - from: 2026-01-01
                    recorded: 2026-01-02
                    source: page
                    rates:
                      - routes: [in_region]
                        usd: {input: 2, output: 4, speech_input: 3, speech_output: 12, image_output: 40, grounding: 0.03}
              - id: acme.watch
                family: Watch
                developer: Acme
                tokens: disjoint
                cards:
                  - from: 2026-01-01
                    recorded: 2026-01-02
                    source: page
                    rates:
                      - routes: [in_region]
                        usd: {second: 0.00049, output: 7.5}
              - id: amazon.bedrock-guardrails
                family: Guardrails
                developer: Amazon
                tokens: disjoint
                cards:
                  - from: 2026-01-01
                    recorded: 2026-01-02
                    source: page
                    rates:
                      - routes: [in_region]
                        usd: {guardrail_unit: 0.00015, guardrail_topic_unit: 0.00012, guardrail_pii_unit: 0.0001}
            """;

    /** What a call tells that had nothing but text. */
    private static final Map<Leg, BigDecimal> NOTHING_BESIDE_TEXT = Map.of(
            Leg.SPEECH_INPUT, BigDecimal.ZERO,
            Leg.SPEECH_OUTPUT, BigDecimal.ZERO,
            Leg.IMAGE_OUTPUT, BigDecimal.ZERO,
            Leg.GROUNDING, BigDecimal.ZERO);

    private static @Nullable PriceBook book;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), BOOK);
        book = PriceBook.load(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "SPEECH_INPUT,  1000, 0.009",
        "SPEECH_OUTPUT, 1000, 0.018",
        "IMAGE_OUTPUT,  1000, 0.046",
        "GROUNDING,        2, 0.066"
    })
    void everyMeteredLegHasAPriceOfItsOwn(Leg leg, BigDecimal quantity, BigDecimal usd) {
        Cost cost = price(senses(Map.of(leg, quantity)));

        assertThat(cost.status()).isEqualTo(PricingStatus.PRICED);
        assertThat(cost.list()).isEqualTo(Usd.of(usd));
    }

    @ParameterizedTest
    @CsvSource({
        "GUARDRAIL_TOPIC_UNIT,        3, PRICED,                      , 0.00636",
        "GUARDRAIL_PII_UNIT,          3, PRICED,                      , 0.0063",
        "GUARDRAIL_GROUNDING_UNIT,    3, PARTIALLY_PRICED, MISSING_LEG, 0.006",
        "GUARDRAIL_REASONING_UNIT,    3, PARTIALLY_PRICED, MISSING_LEG, 0.006",
        "GUARDRAIL_REASONING_UNIT,    0, PRICED,                      , 0.006",
        "SPEECH_INPUT,                9, PARTIALLY_PRICED, MISSING_LEG, 0.006",
        "GROUNDING,                   1, PARTIALLY_PRICED, MISSING_LEG, 0.006"
    })
    void aCountThatTheBookHasNoPriceForIsMissed(
            Leg leg, BigDecimal quantity, PricingStatus status, @Nullable PricingReason reason, BigDecimal usd) {
        Cost cost = price(Calls.of("acme.talk")
                .tokens(1000, 1000)
                .quantities(metered(leg, quantity))
                .call());

        assertThat(cost.status()).isEqualTo(status);
        assertThat(cost.reason()).isEqualTo(reason);
        assertThat(cost.list()).isEqualTo(Usd.of(usd));
    }

    @ParameterizedTest
    @EnumSource(names = {"SPEECH_INPUT", "SPEECH_OUTPUT", "IMAGE_OUTPUT", "GROUNDING"})
    void aPriceWithoutACountIsMissedToo(Leg untold) {
        Map<Leg, BigDecimal> counts = new EnumMap<>(NOTHING_BESIDE_TEXT);
        counts.remove(untold);

        Cost cost = price(Calls.of("acme.senses")
                .tokens(1000, 1000)
                .quantities(new Quantities(null, null, null, null, null, counts))
                .call());

        assertThat(cost.status()).isEqualTo(PricingStatus.PARTIALLY_PRICED);
        assertThat(cost.reason()).isEqualTo(PricingReason.NO_COUNTS);
        assertThat(cost.list()).isEqualTo(Usd.of(new BigDecimal("0.006")));
        assertThat(cost.ceiling()).isNull();
    }

    @Test
    void outputTokensDoNotPassForTheSecondsOfAVideoThatWasRead() {
        Calls watch = Calls.of("acme.watch").tokens(new TokenBuckets(null, null, null, null, null, 1000L));
        Cost untold = price(watch.call());
        Cost told = price(watch.quantities(new Quantities(null, BigDecimal.TEN, null, null, null))
                .call());

        assertThat(untold.status()).isEqualTo(PricingStatus.PARTIALLY_PRICED);
        assertThat(untold.reason()).isEqualTo(PricingReason.NO_COUNTS);
        assertThat(untold.list()).isEqualTo(Usd.of(new BigDecimal("0.0075")));
        assertThat(told.status()).isEqualTo(PricingStatus.PRICED);
        assertThat(told.list()).isEqualTo(Usd.of(new BigDecimal("0.0124")));
    }

    @Test
    void whatIsNoTextTokenIsTheOtherCost() {
        Cost cost = price(senses(Map.of(Leg.SPEECH_OUTPUT, new BigDecimal("1000"))));

        assertThat(cost.input()).isEqualTo(Usd.of(new BigDecimal("0.002")));
        assertThat(cost.output()).isEqualTo(Usd.of(new BigDecimal("0.004")));
        assertThat(cost.other()).isEqualTo(Usd.of(new BigDecimal("0.012")));
    }

    @Test
    void theCardOfAGuardrailIsNamedBesideTheModels() {
        Cost cost = price(Calls.of("acme.talk")
                .tokens(1000, 1000)
                .quantities(metered(Leg.GUARDRAIL_PII_UNIT, BigDecimal.ONE))
                .call());

        assertThat(cost.rateId()).startsWith("acme.talk/");
        assertThat(cost.guardrailRateId()).startsWith("amazon.bedrock-guardrails/");
        assertThat(cost.routerRateId()).isNull();
    }

    @Test
    void aBatchJobHasPricesOfItsOwnAndNoOthers() {
        PricedCall inRegion = Calls.of("acme.talk").tokens(1000, 1000).call();
        PricedCall geo = Calls.of("us.acme.talk").tokens(1000, 1000).call();

        assertThat(price(inRegion).list()).isEqualTo(Usd.of(new BigDecimal("0.006")));
        assertThat(price(inRegion.inBatch()).list()).isEqualTo(Usd.of(new BigDecimal("0.003")));
        assertThat(price(inRegion.inBatch()).rateId())
                .isEqualTo("acme.talk/in_region/*/standard+batch/2026-01-01/2026-01-02");
        assertThat(price(geo).list()).isEqualTo(Usd.of(new BigDecimal("0.006")));
        assertThat(price(geo.inBatch()).reason()).isEqualTo(PricingReason.NO_PRICE_AT_TIME);
    }

    @Test
    void aBatchPriceDoesNotMakeTheTierOfACallUncertain() {
        Cost cost =
                price(Calls.of("acme.talk").tokens(1000, 1000).bodySeen(false).call());

        assertThat(cost.status()).isEqualTo(PricingStatus.PRICED);
    }

    @Test
    void aBlockedCallPaysForEachPolicyThatHasAPrice() {
        PricedCall known = Calls.of("acme.talk")
                .quantities(metered(Leg.GUARDRAIL_PII_UNIT, new BigDecimal("2")))
                .billing(Billing.BLOCKED_AT_INPUT)
                .call();
        PricedCall unknown = Calls.of("acme.talk")
                .quantities(metered(Leg.GUARDRAIL_GROUNDING_UNIT, new BigDecimal("2")))
                .billing(Billing.BLOCKED_AT_INPUT)
                .call();

        assertThat(price(known).list()).isEqualTo(Usd.of(new BigDecimal("0.0002")));
        assertThat(price(known).ceiling()).isEqualTo(Usd.of(new BigDecimal("0.0002")));
        assertThat(price(unknown).ceiling()).isNull();
    }

    @Test
    void aLegThatHasAComponentOfItsOwnIsNotMetered() {
        assertThatThrownBy(() -> metered(Leg.INPUT, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[quantities] metered must hold legs of [")
                .hasMessageEndingWith("; found INPUT 1; reject the record before it is priced");
        assertThatThrownBy(() -> metered(Leg.SPEECH_INPUT, new BigDecimal("1.5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokens whole; found SPEECH_INPUT 1.5");
    }

    @Test
    void anImportedModelIsPaidByTheMinuteOfItsUnits() {
        assertThat(Calls.SHIPPED
                        .importedModel("us-east-1", Calls.OCTOBER, new BigDecimal("20"))
                        .list())
                .isEqualTo(Usd.of(new BigDecimal("1.1436")));
        assertThat(price().importedModel("us-east-1", Calls.OCTOBER, BigDecimal.ONE)
                        .reason())
                .isEqualTo(PricingReason.NO_PRICE_AT_TIME);
    }

    private static PricedCall senses(Map<Leg, BigDecimal> counts) {
        Map<Leg, BigDecimal> all = new EnumMap<>(NOTHING_BESIDE_TEXT);
        all.putAll(counts);
        return Calls.of("acme.senses")
                .tokens(1000, 1000)
                .quantities(new Quantities(null, null, null, null, null, all))
                .call();
    }

    private static Quantities metered(Leg leg, BigDecimal quantity) {
        return new Quantities(null, null, null, null, null, Map.of(leg, quantity));
    }

    private static Cost price(PricedCall call) {
        return price().price(call);
    }

    private static PriceBook price() {
        if (book == null) {
            throw new IllegalStateException("the book is loaded before the first test");
        }
        return book;
    }
}
