package io.bedrockledger.pricing.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTypeTest {

    @ParameterizedTest
    @CsvSource({
        "USW2-Acme1Chat-input-tokens, Acme1Chat, INPUT, IN_REGION, standard, standard, false, false",
        "EU-Acme1Chat-output-tokens-cross-region-global, Acme1Chat, OUTPUT, GLOBAL, standard, standard, false, false",
        "APN1-Acme1-cache-read-input-token-count-long-context-cross-region-global, Acme1, CACHE_READ, GLOBAL, standard,"
                + " standard, true, false",
        "USE1-Acme1-cache-write-input-token-count-1-hour, Acme1, CACHE_WRITE_1H, IN_REGION, standard, standard, false,"
                + " false",
        "USE2-Acme1-input-tokens-latency-optimized, Acme1, INPUT, IN_REGION, standard, optimized, false, false",
        "USE1-acme-9b-Instruct-output-tokens-batch, acme-9b-Instruct, OUTPUT, IN_REGION, standard, standard, false, true",
        "USE1-acme.m2-mantle-cache-write-30m-tokens-long-ctx-global-priority, acme.m2, CACHE_WRITE, GLOBAL, priority,"
                + " standard, true, false",
        "USE1-MP:USE1_CacheWrite1hInputTokenCount_LCtx_Global-Units, '', CACHE_WRITE_1H, GLOBAL, standard, standard,"
                + " true, false",
        "EU-MP:EU_InputTokenCount_LatencyOptimized-Units, '', INPUT, IN_REGION, standard, optimized, false, false",
        "USE1-MP:USE1_MillionBatchOutputTokens-Units, '', OUTPUT, IN_REGION, standard, standard, false, true",
        "USE1-MP:USE1_cache_write_tokens_1h_global_standard-Units, '', CACHE_WRITE_1H, GLOBAL, standard, standard,"
                + " false, false",
        "USE1-MP:USE1_output_tokens_batch-Units, '', OUTPUT, IN_REGION, standard, standard, false, true"
    })
    void tokensAreTakenApart(
            String text,
            String name,
            Leg leg,
            Route route,
            String tier,
            String latency,
            boolean longContext,
            boolean batch) {
        UsageType.Tokens tokens = tokens(text);

        assertThat(tokens.name()).isEqualTo(name);
        assertThat(tokens.meter().leg()).isEqualTo(leg);
        assertThat(tokens.route()).isEqualTo(route);
        assertThat(tokens.tier()).isEqualTo(tier);
        assertThat(tokens.latency()).isEqualTo(latency);
        assertThat(tokens.isLongContext()).isEqualTo(longContext);
        assertThat(tokens.isBatch()).isEqualTo(batch);
        assertThat(tokens.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "EUW3-Acme2-input-video-token-count-priority-cross-region-global, Acme2, INPUT, VIDEO",
        "ILC1-Acme2-output-image-token-count-flex-cross-region-global, Acme2, OUTPUT, IMAGE",
        "APN2-Acme2-text-output-tokens-flex-cross-region-global, Acme2, OUTPUT, TEXT",
        "USE1-Acme2Voice-speech-input-tokens, Acme2Voice, INPUT, SPEECH"
    })
    void theModalityStandsBeforeTheToken(String text, String name, Leg leg, Meter.Modality modality) {
        UsageType.Tokens tokens = tokens(text);

        assertThat(tokens.name()).isEqualTo(name);
        assertThat(tokens.meter().leg()).isEqualTo(leg);
        assertThat(tokens.meter().modality()).isEqualTo(modality);
    }

    @Test
    void committedCapacityIsNoToken() {
        assertThat(UsageType.parse("USE1-Acme1-reserved-3-month-output-tokens-per-minute-cross-region-geo"))
                .isEqualTo(new UsageType.Reserved("USE1", Spelling.LEGACY, "Acme1", 3, false, Route.GEO));
        assertThat(UsageType.parse("APN3-MP:APN3_Reserved_1Month_InputTPM_Global-Units"))
                .isEqualTo(new UsageType.Reserved("APN3", Spelling.MARKETPLACE, "", 1, true, Route.GLOBAL));
        assertThat(UsageType.parse("USW2-MP:USW2_ProvisionedThroughput_NoCommit_ModelUnits_Usage-Units"))
                .isEqualTo(new UsageType.Provisioned("USW2", Spelling.MARKETPLACE, "", "NoCommit"));
        assertThat(UsageType.parse("USW2-Acme1-ProvisionedThroughput-6months-ModelUnits"))
                .isEqualTo(new UsageType.Provisioned("USW2", Spelling.LEGACY, "Acme1", "6months"));
    }

    @ParameterizedTest
    @CsvSource({
        "EUS2-Guardrail-ContentPolicyUnitsConsumed, GUARDRAIL",
        "USE1-Acme2-nova-grounding, WEB_GROUNDING",
        "USE1-Acme1-prompt-routing, PROMPT_ROUTING",
        "USE1-invokeflow, FLOW",
        "USE1-Acme1-optimizeprompt, PROMPT_OPTIMIZATION",
        "USE1-structuredretrieve, KNOWLEDGE_BASE",
        "USE1-dataautomation, DATA_AUTOMATION",
        "USE1-custommodelimport-storage, MODEL_IMPORT",
        "USE1-AcmeText-Customization-Training, CUSTOMIZATION",
        "USE1-AcmeCanvas-T2I-1024-Premium, IMAGE",
        "USW2-Beam-V2-Medfps-HDRes, VIDEO",
        "USE1-MP:USE1_created_image-Units, IMAGE",
        "USE1-MP:USE1_search_units-Units, RERANK"
    })
    void otherServicesAreKnownByTheirWords(String text, Service service) {
        assertThat(UsageType.parse(text)).isInstanceOfSatisfying(UsageType.Other.class, other -> {
            assertThat(other.service()).isEqualTo(service);
            assertThat(other.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "BoxUsage:m5.large",
                "USE1-",
                "USE1-Acme1",
                "USE1--input-tokens",
                "USE1-input-tokens",
                "USE1-Acme1-input-tokens-flex-priority",
                "USE1-Acme1-input-tokens-batch-batch",
                "USE1-Acme1-input-tokens-turbo",
                "USE1-MP:USE2_InputTokenCount-Units",
                "USE1-MP:USE1_InputTokenCount",
                "use1-Acme1-input-tokens"
            })
    void whatNoRuleKnowsIsReportedWithItsText(String text) {
        assertThat(UsageType.parse(text)).isInstanceOfSatisfying(UsageType.Unmapped.class, unmapped -> {
            assertThat(unmapped.text()).isEqualTo(text);
            assertThat(unmapped.reason()).isNotBlank();
        });
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenFromPartsIsReadAsThoseParts(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            UsageType.Tokens written = anyTokens(random);
            assertThat(UsageType.parse(written.text())).as("seed %s", seed).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTextIsReadAndGivenBackUnchanged(long seed) {
        Random random = new Random(seed);
        List<String> words = List.of(
                "USE1",
                "EU",
                "MP:",
                "USE1_",
                "-",
                "_",
                "Acme1",
                "input",
                "output",
                "tokens",
                "token-count",
                "cache-read",
                "mantle",
                "standard",
                "batch",
                "flex",
                "Global",
                "LCtx",
                "-Units",
                "reserved",
                "1-month",
                "long-context",
                "InputTokenCount",
                "cross-region-global",
                "1-hour",
                "Ünï",
                "\n",
                "ModelUnits",
                "Guardrail-",
                "T2I");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(9); j >= 0; j--) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextBoolean() ? "-" : "");
            }
            assertThat(UsageType.parse(text.toString()).text())
                    .as("seed %s", seed)
                    .isEqualTo(text.toString());
        }
    }

    private static UsageType.Tokens anyTokens(Random random) {
        Spelling spelling = any(random, List.of(Spelling.values()));
        List<List<Qualifier>> groups = new ArrayList<>(List.of(
                List.of(Qualifier.STANDARD, Qualifier.FLEX, Qualifier.PRIORITY),
                List.of(Qualifier.BATCH),
                List.of(Qualifier.LATENCY_OPTIMIZED),
                List.of(Qualifier.LONG_CONTEXT, Qualifier.LONG_CTX),
                List.of(Qualifier.CROSS_REGION_GEO, Qualifier.CROSS_REGION_GLOBAL),
                List.of(Qualifier.CUSTOM_MODEL)));
        Collections.shuffle(groups, random);
        List<Qualifier> qualifiers = groups.subList(0, random.nextInt(4)).stream()
                .map(group -> any(random, group))
                .filter(each -> !each.text(spelling).isEmpty())
                .toList();
        String name =
                spelling.isMarketplace() ? "" : any(random, List.of("Acme1.5Chat", "acme.m-2", "acme-9b-Instruct"));
        String prefix = any(random, List.of("USE1", "EU", "APS1"));
        return new UsageType.Tokens(prefix, spelling, name, any(random, Meter.of(spelling)), qualifiers);
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static UsageType.Tokens tokens(String text) {
        assertThat(UsageType.parse(text)).isInstanceOf(UsageType.Tokens.class);
        return (UsageType.Tokens) UsageType.parse(text);
    }
}
