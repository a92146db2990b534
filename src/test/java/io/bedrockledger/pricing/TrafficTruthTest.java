package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two weeks of traffic whose cost is known request by request. */
class TrafficTruthTest {

    private static final Instant NOVEMBER = Instant.parse("2025-11-10T00:00:00Z");

    @Test
    void everyRequestCostsExactlyWhatIsKnown() throws IOException {
        Path truth = SharedData.require("data/traffic/truth.jsonl.gz");
        JsonMapper json = new JsonMapper();
        Usd total = Usd.ZERO;
        int calls = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(truth)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode known = json.readTree(line);
                Cost cost = Calls.of(known.get("model").asString())
                        .at(NOVEMBER)
                        // as logged: nothing says the tier, and the book has one
                        .bodySeen(false)
                        .tokens(
                                known.get("input_tokens").asLong(),
                                known.get("output_tokens").asLong())
                        .price();
                assertThat(cost.status()).isEqualTo(PricingStatus.PRICED);
                assertThat(cost.list())
                        .as(known.get("request_id").asString())
                        .isEqualTo(Usd.of(new BigDecimal(known.get("cost_usd").asString())));
                total = cost.list() == null ? total : total.plus(cost.list());
                calls++;
            }
        }
        assertThat(calls).isEqualTo(2_327);
        assertThat(total).hasToString("23.9119095");
    }
}
