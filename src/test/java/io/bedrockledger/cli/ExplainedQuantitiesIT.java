package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is billed besides text, explained by the shipped price book: each leg is quantity x price, and nothing is left out. */
class ExplainedQuantitiesIT {

    private static final String TIME = "2026-11-10T12:00:00Z";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void night() throws IOException {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        String trace =
                "{\"stopReason\":\"end_turn\",\"trace\":{\"guardrail\":{\"inputAssessment\":{\"g\":{\"invocationMetrics\":"
                        + "{\"usage\":{\"contentPolicyUnits\":2,\"topicPolicyUnits\":3,\"sensitiveInformationPolicyUnits\":5}}}}}}}";
        logs.put(
                LogCall.REGION,
                "2026-11-10",
                "a",
                List.of(
                        withBodies(LogCall.of("guarded", TIME), "{}", trace),
                        withBodies(
                                LogCall.of("seen", TIME)
                                        .to("amazon.titan-embed-image-v1")
                                        .with(1_000L, null, null),
                                "{\"inputText\":\"a\",\"inputImage\":\"aGk=\"}",
                                "{\"embedding\":[0.1]}")));
        assertThat(type("nightly", "--from", "2026-11-10", "--to", "2026-11-10").exit())
                .isZero();
    }

    @Test
    void aLegIsShownForEachPolicyAndWhatHasNoPriceIsSaid() {
        assertThat(type("explain", "guarded").out())
                .containsPattern("guardrail unit +2 +0\\.00015 each +0\\.000300000000")
                .containsPattern("guardrail topic unit +3 +0\\.00015 each +0\\.000450000000")
                .containsPattern("at least +0\\.000834000000 +PARTIALLY_PRICED")
                .contains("MISSING_LEG: the price book has no price for a part of the call")
                .containsPattern("No price +5 guardrail pii units\n");
    }

    @Test
    void theImageThatAnEmbeddingReadIsALeg() {
        assertThat(type("explain", "seen").out())
                .containsPattern("image +1 +0\\.00006 each +0\\.000060000000")
                .containsPattern("total +0\\.000860000000 +PRICED");
    }

    @Test
    void inJsonEachLegIsQuantityTimesPriceAndTheLegsAddUp() {
        for (String id : List.of("guarded", "seen")) {
            JsonNode call = JsonMapper.shared()
                    .readTree(type("explain", id, "--format", "json").out());
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode leg : call.get("legs")) {
                BigDecimal price = new BigDecimal(leg.get("price_usd").asString());
                BigDecimal perOne =
                        leg.get("unit").asString().equals("MILLION_TOKENS") ? price.movePointLeft(6) : price;
                BigDecimal usd = new BigDecimal(leg.get("usd").asString());
                assertThat(perOne.multiply(new BigDecimal(leg.get("quantity").asString())))
                        .isEqualByComparingTo(usd);
                sum = sum.add(usd);
            }
            assertThat(call.get("legs_current").asBoolean()).isTrue();
            assertThat(sum).isEqualByComparingTo(call.get("list_cost_usd").asString());
        }
    }

    private static Terminal type(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 4);
        all[words.length] = "--data";
        all[words.length + 1] = folder.resolve("data").toString();
        all[words.length + 2] = "--logs";
        all[words.length + 3] = folder.resolve("logs").toString();
        return Terminal.type(all);
    }

    private static String withBodies(LogCall call, String request, String answer) {
        return call.line()
                .replace("\"input\":{", "\"input\":{\"inputBodyJson\":" + request + ",")
                .replace("\"output\":{", "\"output\":{\"outputBodyJson\":" + answer + ",");
    }
}
