package io.bedrockledger.ingest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Calls that other rules give to another workflow.
 *
 * @param key the workflows
 * @param calls how many they are
 * @param listCostUsd their list cost, as far as it is known
 */
public record ReattributedCalls(Key key, long calls, BigDecimal listCostUsd) {

    /** The workflows before and after; null is nobody's. */
    public record Key(
            @Nullable String fromWorkflow, @Nullable String toWorkflow) {}

    /** One more call. */
    ReattributedCalls plus(BigDecimal costUsd) {
        return new ReattributedCalls(key, calls + 1, listCostUsd.add(costUsd));
    }
}
