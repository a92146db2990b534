package io.bedrockledger.replay.plan.estimate;

import io.bedrockledger.pricing.PricingReason;
import io.bedrockledger.pricing.Usd;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model that is called will take. Tokens are counted as the incumbent's tokenizer counted them; another model's
 * counts the same text otherwise, by a tenth or two either way.
 *
 * @param model as the plan names it
 * @param calls each sampled call once
 * @param inputTokens of the calls whose input is known, all of it sent anew: no cache is counted on
 * @param outputTokens as long as the logged answers, and no longer than the plan allows, of the calls whose answer is known
 * @param unknownCalls calls of which tokens or a price are not known in full; {@code floor} and {@code expected} have what is
 * @param floor with answers of no length; null when no price is known
 * @param expected with answers as long as the logged ones; null when no price is known
 * @param ceiling with answers as long as the limit of tokens allows; null when any call has no limit, or is not known in full
 * @param unpriced calls without any price, by the reason
 * @param lastPriced the earliest day whose price was taken, because none holds on the day of the plan: that of a model that
 *     was retired; null where all prices hold
 * @param time as fast as the logged calls, within the plan's concurrency and rate; null when no latency is known
 */
public record ArmEstimate(
        String model,
        int calls,
        long inputTokens,
        long outputTokens,
        int unknownCalls,
        @Nullable Usd floor,
        @Nullable Usd expected,
        @Nullable Usd ceiling,
        Map<PricingReason, Integer> unpriced,
        @Nullable LocalDate lastPriced,
        @Nullable Duration time) {

    public ArmEstimate {
        Map<PricingReason, Integer> ordered = new EnumMap<>(PricingReason.class);
        ordered.putAll(unpriced);
        unpriced = Collections.unmodifiableMap(ordered);
    }
}
