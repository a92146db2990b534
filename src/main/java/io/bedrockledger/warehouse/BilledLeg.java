package io.bedrockledger.warehouse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides under which name the bill shows a leg.
 *
 * @param region the calling region
 * @param model canonical id of the model; null when it cannot be resolved
 * @param leg such as {@code cache_write_1h}
 * @param route such as {@code in_region}
 * @param serviceTier as served; null where the log does not tell
 * @param latencyMode as served; null where the log does not tell
 * @param contextBand {@code usual}, or such as {@code over_200000}
 */
public record BilledLeg(
        String region,
        @Nullable String model,
        String leg,
        String route,
        @Nullable String serviceTier,
        @Nullable String latencyMode,
        String contextBand) {

    public BilledLeg {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(leg, "leg");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(contextBand, "contextBand");
    }

    static BilledLeg of(Row row) {
        return new BilledLeg(
                row.requiredText(DailyCostLegColumn.REGION),
                row.text(DailyCostLegColumn.MODEL),
                row.requiredText(DailyCostLegColumn.LEG),
                row.requiredText(DailyCostLegColumn.ROUTE),
                row.text(DailyCostLegColumn.SERVICE_TIER),
                row.text(DailyCostLegColumn.LATENCY_MODE),
                row.requiredText(DailyCostLegColumn.CONTEXT_BAND));
    }
}
