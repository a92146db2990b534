package io.bedrockledger.pricing.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bill's usage types of logged calls, by the shipped names and prefixes. */
class UsageTypesTest {

    private static final Path PRICES = Path.of("jobs/prices");
    private static final String SONNET = "anthropic.claude-sonnet-4-6";
    private static final UsageTypes USAGE_TYPES = new UsageTypes(PriceBook.load(PRICES), RegionPrefixes.load(PRICES));

    @Test
    void aLegIsNamedAsTheBillNamesIt() {
        assertThat(USAGE_TYPES.of(SONNET, Route.IN_REGION, "standard", "standard", Leg.INPUT, false, "us-west-2"))
                .contains("USW2-Claude4.6Sonnet-input-tokens");
        assertThat(USAGE_TYPES.of(SONNET, Route.GLOBAL, "standard", "standard", Leg.OUTPUT, false, "eu-west-1"))
                .contains("EU-Claude4.6Sonnet-output-tokens-cross-region-global");
        assertThat(USAGE_TYPES.of(
                        "anthropic.claude-sonnet-4-20250514-v1:0",
                        Route.GLOBAL,
                        "standard",
                        "standard",
                        Leg.CACHE_READ,
                        true,
                        "ap-northeast-1"))
                .contains("APN1-Claude4Sonnet-cache-read-input-token-count-long-context-cross-region-global");
        assertThat(USAGE_TYPES.of(
                        "openai.gpt-oss-120b-1:0",
                        Route.IN_REGION,
                        "priority",
                        "standard",
                        Leg.INPUT,
                        false,
                        "sa-east-1"))
                .contains("SAE1-gpt-oss-120b-input-tokens-priority");
    }

    @Test
    void contentFiltersAreNamedWhateverTheModel() {
        assertThat(USAGE_TYPES.ofContentFilters("eu-south-2")).contains("EUS2-Guardrail-ContentPolicyUnitsConsumed");
        assertThat(USAGE_TYPES.ofContentFilters("xx-nowhere-1")).isEmpty();
    }

    @Test
    void aGeographicCallIsWrittenAsAnInRegionOne() {
        assertThat(USAGE_TYPES.of(SONNET, Route.GEO, "standard", "standard", Leg.CACHE_WRITE_1H, false, "us-east-1"))
                .contains("USE1-Claude4.6Sonnet-cache-write-input-token-count-1-hour");
    }

    @Test
    void aNameOfTheMantleEndpointIsNotTheRuntimes() {
        assertThat(USAGE_TYPES.of(
                        "anthropic.claude-opus-4-8", Route.GEO, "standard", "standard", Leg.INPUT, false, "us-west-2"))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        assertThat(USAGE_TYPES.of("acme.m", Route.GEO, "standard", "standard", Leg.INPUT, false, "us-west-2"))
                .isEmpty();
        assertThat(USAGE_TYPES.of(SONNET, Route.GEO, "standard", "standard", Leg.INPUT, false, "xx-nowhere-1"))
                .isEmpty();
        assertThat(USAGE_TYPES.of(SONNET, Route.GEO, "unknown", "standard", Leg.INPUT, false, "us-west-2"))
                .isEmpty();
        assertThat(USAGE_TYPES.of(SONNET, Route.PROVISIONED, "standard", "standard", Leg.INPUT, false, "us-west-2"))
                .isEmpty();
        assertThat(USAGE_TYPES.of(SONNET, Route.GEO, "standard", "standard", Leg.IMAGE, false, "us-west-2"))
                .isEmpty();
    }
}
