package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Costs that known engines got wrong, each with the right sum, priced through our own interface. */
class SharedPriceCasesTest {

    @Test
    void everyCaseCostsExactlyWhatItShould() {
        JsonNode cases = new JsonMapper()
                .readTree(SharedData.require("data/price-cases.json").toFile())
                .get("cases");
        Map<String, String> wrong = new TreeMap<>();
        List<String> checked = new ArrayList<>();
        for (JsonNode one : cases) {
            String id = one.get("id").asString();
            checked.add(id);
            Cost cost = cost(one);
            String expected = expected(one);
            String found = cost.status() + " " + (cost.list() == null ? "-" : cost.list());
            if (!expected.equals(found)) {
                wrong.put(id, "expected " + expected + ", found " + found + " " + cost.reason());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).hasSize(40);
    }

    /** An imported model is billed by the minute of its copies, bill lines as the tokens that they count, else the call. */
    private static Cost cost(JsonNode one) {
        JsonNode usage = one.get("usage");
        return usage.has("cmu")
                ? Calls.SHIPPED.importedModel(
                        one.get("source_region").asString(),
                        at(one.get("at")),
                        usage.get("cmu")
                                .decimalValue()
                                .multiply(usage.get("minutes").decimalValue()))
                : Calls.SHIPPED.price(call(one));
    }

    private static String expected(JsonNode one) {
        String status = one.get("expected_status").asString();
        JsonNode usd = one.get("expected_usd");
        if (usd != null && !usd.isNull()) {
            return status + " " + Usd.of(new BigDecimal(usd.asString()));
        }
        return status.equals("NOT_BILLED") ? status + " 0" : status + " -";
    }

    private static PricedCall call(JsonNode one) {
        JsonNode usage = one.get("usage");
        ModelTarget target = target(one.get("model_id").asString(), usage);
        Calls call = Calls.of(target)
                .in(one.get("source_region").asString())
                .at(at(one.get("at")))
                .served(text(usage, "serviceTier"), text(usage, "performanceConfig.latency"))
                .tokens(Calls.SHIPPED.normalise(target, counts(one)))
                .quantities(new Quantities(
                        decimal(usage, "images"), decimal(usage, "seconds"), decimal(usage, "queries"), null, null))
                .billing(usage.has("errorCode") ? Billing.FAILED : Billing.BILLED);
        return call.call();
    }

    private static ModelTarget target(String modelId, JsonNode usage) {
        ModelTarget target = ModelTarget.parse(modelId.replace(" (mantle)", ""));
        return usage.has("profile_source")
                ? target.resolvedTo(usage.get("profile_source").asString())
                : target;
    }

    /** A case without a date is one of today's prices; a month is its middle. */
    private static Instant at(@Nullable JsonNode at) {
        if (at == null) {
            return Calls.OCTOBER;
        }
        String text = at.asString();
        if (text.matches("\\d{4}-\\d\\d .*")) {
            return Instant.parse(text.substring(0, 7) + "-15T00:00:00Z");
        }
        return Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    }

    /** Counts that a case leaves out are zero: its sum names every leg. A write's time to live is its component's. */
    private static TokenCounts counts(JsonNode one) {
        JsonNode usage = one.get("usage");
        if (usage.has("usage_type")) {
            return billLine(usage);
        }
        long gross = count(usage, "inputTokens_gross");
        long writes = count(usage, "cacheWriteInputTokens");
        return new TokenCounts(
                gross > 0 ? gross : count(usage, "inputTokens"),
                count(usage, "cacheReadInputTokens"),
                writes + count(usage, "cacheWrite1h"),
                writes,
                count(usage, "cacheWrite1h"),
                count(usage, "outputTokens"),
                false);
    }

    private static TokenCounts billLine(JsonNode usage) {
        String type = usage.get("usage_type").asString();
        long tokens = new BigDecimal(usage.get("quantity_1K").asString())
                .movePointRight(3)
                .longValueExact();
        boolean read = type.contains("cache-read");
        boolean output = type.contains("output");
        return new TokenCounts(read || output ? 0 : tokens, read ? tokens : 0, 0L, 0L, 0L, output ? tokens : 0, false);
    }

    private static long count(JsonNode usage, String name) {
        return usage.has(name) ? usage.get(name).asLong() : 0;
    }

    private static @Nullable BigDecimal decimal(JsonNode usage, String name) {
        return usage.has(name) ? usage.get(name).decimalValue() : null;
    }

    private static @Nullable String text(JsonNode usage, String name) {
        return usage.has(name) ? usage.get(name).asString() : null;
    }
}
