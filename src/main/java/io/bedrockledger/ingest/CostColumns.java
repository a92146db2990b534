package io.bedrockledger.ingest;

import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.Usd;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The columns of {@code invocations} that say what a call costs. */
final class CostColumns {

    private CostColumns() {}

    /** Fills them all. */
    static void fill(Row row, Cost cost, String edition) {
        money(row, InvocationColumn.INPUT_COST_USD, cost.input());
        money(row, InvocationColumn.CACHE_READ_COST_USD, cost.cacheRead());
        money(row, InvocationColumn.CACHE_WRITE_COST_USD, cost.cacheWrite());
        money(row, InvocationColumn.CACHE_WRITE_1H_COST_USD, cost.cacheWrite1h());
        money(row, InvocationColumn.OUTPUT_COST_USD, cost.output());
        money(row, InvocationColumn.OTHER_COST_USD, cost.other());
        money(row, InvocationColumn.LIST_COST_USD, cost.list());
        money(row, InvocationColumn.LIST_COST_CEILING_USD, cost.ceiling());
        row.set(InvocationColumn.PRICING_STATUS, cost.status())
                .set(InvocationColumn.PRICING_REASON, cost.reason())
                .set(InvocationColumn.RATE_ID, cost.rateId())
                .set(InvocationColumn.GUARDRAIL_RATE_ID, cost.guardrailRateId())
                .set(InvocationColumn.ROUTER_RATE_ID, cost.routerRateId())
                .set(InvocationColumn.PRICE_BOOK_VERSION, edition);
    }

    private static void money(Row row, Column column, @Nullable Usd amount) {
        if (amount == null) {
            row.set(column, (BigDecimal) null);
        } else {
            row.setUnscaled(column, amount.trillionths());
        }
    }
}
