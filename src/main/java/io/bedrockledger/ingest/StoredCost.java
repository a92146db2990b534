package io.bedrockledger.ingest;

import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.Usd;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call costs, as its row says or would say.
 *
 * @param amounts the six legs, the list cost and its ceiling, in the order of the columns; null where absent
 */
record StoredCost(
        String status, @Nullable String reason, @Nullable String rateId, List<Optional<BigDecimal>> amounts) {

    /** Where the list cost stands among the amounts. */
    private static final int LIST = 6;

    private static final List<Column> COLUMNS = List.of(
            InvocationColumn.INPUT_COST_USD,
            InvocationColumn.CACHE_READ_COST_USD,
            InvocationColumn.CACHE_WRITE_COST_USD,
            InvocationColumn.CACHE_WRITE_1H_COST_USD,
            InvocationColumn.OUTPUT_COST_USD,
            InvocationColumn.OTHER_COST_USD,
            InvocationColumn.LIST_COST_USD,
            InvocationColumn.LIST_COST_CEILING_USD);

    StoredCost {
        amounts = List.copyOf(amounts);
    }

    static StoredCost of(Row call) {
        return new StoredCost(
                call.requiredText(InvocationColumn.PRICING_STATUS),
                call.text(InvocationColumn.PRICING_REASON),
                call.text(InvocationColumn.RATE_ID),
                COLUMNS.stream()
                        .map(column -> Optional.ofNullable(call.decimal(column)))
                        .toList());
    }

    static StoredCost of(Cost cost) {
        List<Optional<BigDecimal>> amounts = new ArrayList<>();
        amounts.add(amount(cost.input()));
        amounts.add(amount(cost.cacheRead()));
        amounts.add(amount(cost.cacheWrite()));
        amounts.add(amount(cost.cacheWrite1h()));
        amounts.add(amount(cost.output()));
        amounts.add(amount(cost.other()));
        amounts.add(amount(cost.list()));
        amounts.add(amount(cost.ceiling()));
        String reason = cost.reason() == null ? null : cost.reason().name();
        return new StoredCost(cost.status().name(), reason, cost.rateId(), amounts);
    }

    private static Optional<BigDecimal> amount(@Nullable Usd amount) {
        return Optional.ofNullable(amount).map(Usd::toBigDecimal);
    }

    /** The list cost; zero when nothing is known. */
    BigDecimal listOrZero() {
        return amounts.get(LIST).orElse(BigDecimal.ZERO);
    }
}
