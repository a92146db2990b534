package io.bedrockledger.cli;

import io.bedrockledger.cli.ExplainCommand.Explanation;
import io.bedrockledger.pricing.LegLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One request explained for a program: the row, and its legs with quantity, price and source; amounts are texts. */
final class ExplainJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ExplainJson() {}

    static String of(CallRow call, Explanation explanation) {
        Map<String, Object> document = new LinkedHashMap<>();
        call.values().forEach((name, value) -> document.put(name, plain(value)));
        document.put("assumed", explanation.assumed());
        document.put("legs_current", explanation.current());
        document.put("legs", explanation.legs().stream().map(ExplainJson::leg).toList());
        return JSON.writeValueAsString(document);
    }

    private static Map<String, Object> leg(LegLine leg) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("leg", leg.leg().name());
        document.put("quantity", leg.quantity().toPlainString());
        document.put("unit", leg.unit().name());
        document.put("price_usd", leg.priceUsd().toPlainString());
        document.put("usd", leg.usd().toBigDecimal().toPlainString());
        document.put("rate_id", leg.rateId());
        document.put("source", leg.source());
        document.put("service_tier", leg.tier());
        document.put("latency_mode", leg.latency());
        document.put("over_tokens", leg.overTokens());
        document.put("from", leg.from().toString());
        document.put("until", leg.until() == null ? null : leg.until().toString());
        document.put("recorded", leg.recorded().toString());
        document.put("checked", leg.checked().toString());
        return document;
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Map<?, ?> map) {
            return new TreeMap<>(map);
        }
        return value instanceof Instant || value instanceof LocalDate || value instanceof List<?>
                ? value.toString()
                : value;
    }
}
