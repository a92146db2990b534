package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is billed besides text, from the record to the leg, by a book that has a price for each. */
class BilledQuantitiesIT {

    private static final String DAY = "2026-11-10";
    private static final String ROUTER = "arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/amazon.nova:1";

    private static final String BOOK = """
            sources:
              page: {title: a page, checked: 2026-01-01}
            models:
              - id: "amazon.nova-lite-v1:0"
                family: Nova
                developer: Amazon
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {input: 0.06, output: 0.24}}]}
              - id: "amazon.nova-sonic-v1:0"
                family: Nova
                developer: Amazon
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {input: 0.06, output: 0.24, speech_input: 3.4, speech_output: 13.6}}]}
              - id: "amazon.nova-premier-v1:0"
                family: Nova
                developer: Amazon
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {input: 2.5, output: 12.5, grounding: 0.03}}]}
              - id: amazon.titan-embed-image-v1
                family: Titan
                developer: Amazon
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {input: 0.8, image: 0.00006}}]}
              - id: cohere.embed-english-v3
                family: Embed
                developer: Cohere
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {input: 0.1}}]}
              - id: "twelvelabs.pegasus-1-2-v1:0"
                family: Pegasus
                developer: TwelveLabs
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {second: 0.00049, output: 7.5}}]}
              - id: amazon.bedrock-guardrails
                family: Guardrails
                developer: Amazon
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {guardrail_unit: 0.00015, guardrail_topic_unit: 0.00013, guardrail_pii_unit: 0.00011, guardrail_grounding_unit: 0.00007}}]}
              - id: amazon.bedrock-prompt-router
                family: Router
                developer: Amazon
                tokens: disjoint
                cards:
                  - {from: 2026-01-01, recorded: 2026-01-02, source: page, rates: [{routes: [in_region], usd: {request: 0.001}}]}
            """;

    private static final String UNITS = "{\"g\":{\"invocationMetrics\":{\"usage\":{\"contentPolicyUnits\":2,"
            + "\"topicPolicyUnits\":3,\"sensitiveInformationPolicyUnits\":5,\"contextualGroundingPolicyUnits\":7%s}}}}";

    @TempDir
    private static Path folder;

    private static @Nullable LedgerFixture opened;

    @BeforeAll
    static void night() throws IOException {
        Path prices = Files.createDirectories(folder.resolve("jobs").resolve("prices"));
        Files.writeString(prices.resolve("test.yaml"), BOOK);
        for (String file : List.of("workflows.yaml", "profiles.yaml")) {
            Files.copy(Path.of("jobs", file), folder.resolve("jobs").resolve(file));
        }
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        logs.put(LogCall.REGION, DAY, "a", lines());
        opened = LedgerFixture.withJobs(folder.resolve("data"), logs.root(), folder.resolve("jobs"));
        ledger().nightly(DAY, DAY);
    }

    @AfterAll
    static void close() throws IOException {
        ledger().close();
    }

    private static List<String> lines() {
        String lite = "amazon.nova-lite-v1:0";
        String guarded = "{\"stopReason\":\"end_turn\",\"trace\":{\"guardrail\":{\"inputAssessment\":%s}}}";
        return List.of(
                line("guarded", lite, "{}", guarded.formatted(UNITS.formatted(""))),
                line(
                        "reasoned",
                        lite,
                        "{}",
                        guarded.formatted(UNITS.formatted(",\"automatedReasoningPolicyUnits\":11"))),
                uncounted(
                        "blocked",
                        lite,
                        "{}",
                        "{\"stopReason\":\"guardrail_intervened\",\"trace\":{\"guardrail\":{\"inputAssessment\":"
                                + UNITS.formatted("") + "}}}"),
                line(
                        "routed",
                        ROUTER,
                        "{}",
                        "{\"stopReason\":\"end_turn\",\"trace\":{\"promptRouter\":{\"invokedModelId\":"
                                + "\"arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0\"},\"guardrail\":{\"inputAssessment\":"
                                + UNITS.formatted("") + "}}}"),
                uncounted(
                        "spoken",
                        "amazon.nova-sonic-v1:0",
                        "{}",
                        "[{\"event\":{\"usageEvent\":{\"details\":{\"total\":{\"input\":{\"speechTokens\":300,\"textTokens\":20},"
                                + "\"output\":{\"speechTokens\":500,\"textTokens\":70}}}}}}]"),
                line("unheard", "amazon.nova-sonic-v1:0", null, null),
                line(
                        "searched",
                        "amazon.nova-premier-v1:0",
                        "{}",
                        "{\"output\":{\"message\":{\"content\":[{\"toolUse\":" + "{\"name\":\"nova_grounding\"}}]}}}"),
                embedded(
                        "seen",
                        "amazon.titan-embed-image-v1",
                        "{\"inputText\":\"a\",\"inputImage\":\"aGk=\"}",
                        "{\"embedding\":[0.1]}"),
                embedded("unseen", "amazon.titan-embed-image-v1", null, null),
                embedded(
                        "cohere",
                        "cohere.embed-english-v3",
                        "{\"input_type\":\"image\",\"images\":[\"data:a\"]}",
                        "{\"embeddings\":[[0.1]]}"),
                withBodies(
                        LogCall.of("watched", DAY + "T12:00:00Z")
                                .to("twelvelabs.pegasus-1-2-v1:0")
                                .with(null, 100L, null)
                                .line(),
                        "{}",
                        "{\"message\":\"a cat\"}"));
    }

    @Test
    void everyCallIsExactOrSaysWhatIsMissing() {
        assertThat(ledger().rows("select request_id, pricing_status, pricing_reason, other_cost_usd, list_cost_usd,"
                        + " list_cost_ceiling_usd from invocations order by request_id"))
                .containsExactly(
                        "blocked|NOT_BILLED||0.001730000000|0.001730000000|0.001730000000",
                        "cohere|PARTIALLY_PRICED|MISSING_LEG||0.000100000000|",
                        "guarded|PRICED||0.001730000000|0.001814000000|0.001814000000",
                        "reasoned|PARTIALLY_PRICED|MISSING_LEG|0.001730000000|0.001814000000|",
                        "routed|PRICED||0.002730000000|0.002814000000|0.002814000000",
                        "searched|PRICED||0.030000000000|0.033750000000|0.033750000000",
                        "seen|PRICED||0.000060000000|0.000860000000|0.000860000000",
                        "spoken|PRICED||0.007820000000|0.007838000000|0.007838000000",
                        "unheard|PARTIALLY_PRICED|NO_COUNTS||0.000084000000|",
                        "unseen|PARTIALLY_PRICED|NO_COUNTS||0.000800000000|",
                        "watched|PARTIALLY_PRICED|NO_COUNTS||0.000750000000|");
    }

    @Test
    void aRowTellsWhatWasCountedAndByWhichCards() {
        assertThat(
                        ledger().row(
                                        "select guardrail_units, guardrail_content_units, guardrail_topic_units, guardrail_pii_units,"
                                                + " guardrail_grounding_units, guardrail_reasoning_units, guardrail_other_units,"
                                                + " guardrail_rate_id, router_rate_id from invocations where request_id = 'routed'"))
                .isEqualTo("17.000000|2.000000|3.000000|5.000000|7.000000|0.000000|0.000000"
                        + "|amazon.bedrock-guardrails/in_region/*/standard/2026-01-01/2026-01-02"
                        + "|amazon.bedrock-prompt-router/in_region/*/standard/2026-01-01/2026-01-02");
        assertThat(ledger().row("select input_tokens, output_tokens, speech_input_tokens, speech_output_tokens,"
                        + " image_output_tokens, grounded_requests from invocations where request_id = 'spoken'"))
                .isEqualTo("20|70|300|500|0|0");
    }

    @Test
    void everyLegOfTheDayHasQuantityUnitAndUnitPrice() {
        assertThat(ledger().rows("select leg, sum(quantity), unit, unit_price_usd, sum(list_cost_usd)"
                        + " from daily_cost_legs where leg not in ('input', 'output')"
                        + " group by leg, unit, unit_price_usd order by leg"))
                .containsExactly(
                        "grounding|1.000000000000|grounding|0.030000000000|0.030000000000",
                        "guardrail_grounding_unit|28.000000000000|guardrail_grounding_unit|0.000070000000|0.001960000000",
                        "guardrail_pii_unit|20.000000000000|guardrail_pii_unit|0.000110000000|0.002200000000",
                        "guardrail_topic_unit|12.000000000000|guardrail_topic_unit|0.000130000000|0.001560000000",
                        "guardrail_unit|8.000000000000|guardrail_unit|0.000150000000|0.001200000000",
                        "image|1.000000000000|image|0.000060000000|0.000060000000",
                        "request|1.000000000000|request|0.001000000000|0.001000000000",
                        "speech_input|300.000000000000|token|0.000003400000|0.001020000000",
                        "speech_output|500.000000000000|token|0.000013600000|0.006800000000");
        assertThat(ledger().rows("select leg from daily_cost_legs where rate_id is null"))
                .isEmpty();
        assertThat(ledger().row("select sum(list_cost_usd) from daily_cost_legs"))
                .isEqualTo(ledger().row("select sum(list_cost_usd) from daily_costs"));
    }

    @Test
    void noCheckFindsAnything() {
        assertThat(Checks.run(ledger().engine())).isEmpty();
    }

    private static LedgerFixture ledger() {
        if (opened == null) {
            throw new IllegalStateException("the ledger is opened before the first test");
        }
        return opened;
    }

    private static String line(String id, String model, @Nullable String request, @Nullable String answer) {
        return line(LogCall.of(id, DAY + "T12:00:00Z").to(model), request, answer);
    }

    /** An embedding has no output tokens. */
    private static String embedded(String id, String model, @Nullable String request, @Nullable String answer) {
        return line(LogCall.of(id, DAY + "T12:00:00Z").to(model).with(1_000L, null, null), request, answer);
    }

    private static String line(LogCall call, @Nullable String request, @Nullable String answer) {
        String line = call.line();
        return request == null || answer == null ? line : withBodies(line, request, answer);
    }

    private static String uncounted(String id, String model, String request, String answer) {
        return withBodies(
                LogCall.of(id, DAY + "T12:00:00Z").to(model).withoutCounts().line(), request, answer);
    }

    private static String withBodies(String line, String request, String answer) {
        return line.replace("\"input\":{", "\"input\":{\"inputBodyJson\":" + request + ",")
                .replace("\"output\":{", "\"output\":{\"outputBodyJson\":" + answer + ",");
    }
}
