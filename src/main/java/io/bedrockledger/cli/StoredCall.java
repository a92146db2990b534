package io.bedrockledger.cli;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.pricing.Billing;
import io.bedrockledger.pricing.ModelTarget;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.pricing.Quantities;
import io.bedrockledger.pricing.TokenBuckets;
import io.bedrockledger.warehouse.SqlColumn;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code invocations}, by column name; absent values are left out. */
final class StoredCall {

    private final Map<String, Object> values;

    private StoredCall(Map<String, Object> values) {
        this.values = values;
    }

    /** The calls of a request id: one, unless two accounts or regions gave the same id. */
    static List<StoredCall> find(SqlEngine engine, String requestId) {
        String quoted = requestId.replace("'", "''");
        return select(
                engine, "select * from invocations where request_id = '" + quoted + "' order by account_id, region");
    }

    /** The calls that a statement selects, which must ask for every column. */
    static List<StoredCall> select(SqlEngine engine, String sql) {
        List<StoredCall> found = new ArrayList<>();
        try (SqlResult result = engine.query(sql)) {
            while (result.next()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (int column = 0; column < result.columns().size(); column++) {
                    SqlColumn named = result.columns().get(column);
                    result.value(column).ifPresent(value -> values.put(named.name(), value));
                }
                found.add(new StoredCall(values));
            }
        }
        return found;
    }

    /** Every value, in the order of the columns. */
    Map<String, Object> values() {
        return values;
    }

    /** A text that the table requires. */
    String required(String column) {
        return text(column)
                .orElseThrow(() -> new IllegalStateException("[invocations] " + column + " must have a value"));
    }

    Optional<String> text(String column) {
        return Optional.ofNullable(values.get(column)).map(Object::toString);
    }

    Optional<BigDecimal> decimal(String column) {
        return Optional.ofNullable(values.get(column)).map(BigDecimal.class::cast);
    }

    Optional<Long> number(String column) {
        return Optional.ofNullable(values.get(column)).map(Number.class::cast).map(Number::longValue);
    }

    Instant invokedAt() {
        Object value = values.get("invoked_at");
        if (value instanceof Instant instant) {
            return instant;
        }
        throw new IllegalStateException("[invocations] invoked_at must be a time");
    }

    /** The call as the price book wants it: what was priced when the row was made. */
    PricedCall priced(AttributionRules rules) {
        return new PricedCall(
                target(rules),
                required("region"),
                invokedAt(),
                text("service_tier").orElse(null),
                text("latency_mode").orElse(null),
                // Only a body that was read tells the tier.
                text("service_tier").isPresent(),
                new TokenBuckets(
                        tokens("input_tokens"),
                        tokens("cache_read_tokens"),
                        tokens("cache_write_tokens"),
                        tokens("cache_write_1h_tokens"),
                        tokens("cache_write_unknown_tokens"),
                        tokens("output_tokens")),
                new Quantities(
                        decimal("image_count").orElse(null),
                        decimal("media_seconds").orElse(null),
                        decimal("search_units").orElse(null),
                        decimal("guardrail_units").orElse(null),
                        null),
                billing());
    }

    private ModelTarget target(AttributionRules rules) {
        String modelId = required("model_id");
        ModelTarget parsed = ModelTarget.parse(modelId);
        if (!parsed.needsResolving()) {
            return parsed;
        }
        return rules.profileModel(modelId)
                .or(() -> text("model"))
                .map(parsed::resolvedTo)
                .orElse(parsed);
    }

    private Billing billing() {
        return switch (required("status")) {
            case "GUARDRAIL_INPUT_BLOCKED" -> Billing.BLOCKED_AT_INPUT;
            case "ERROR" -> Billing.FAILED;
            case "NO_COUNTS" ->
                text("pricing_reason").filter("BODY_UNAVAILABLE"::equals).isPresent()
                        ? Billing.BODY_UNAVAILABLE
                        : Billing.NO_COUNTS;
            default -> Billing.BILLED;
        };
    }

    private @Nullable Long tokens(String column) {
        return number(column).orElse(null);
    }
}
