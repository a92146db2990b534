package io.bedrockledger.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a call is billed for besides tokens, each with at most six decimals; null where the record does not tell.
 *
 * @param images images made, or read by an embedding model
 * @param seconds seconds of audio or video made
 * @param searchUnits rerank queries
 * @param guardrailUnits text units that content filters and denied topics evaluated; other policies are free or have a
 *     price of their own and must not be counted here
 */
public record Quantities(
        @Nullable BigDecimal images,
        @Nullable BigDecimal seconds,
        @Nullable BigDecimal searchUnits,
        @Nullable BigDecimal guardrailUnits) {

    /** Nothing but tokens. */
    public static final Quantities NONE = new Quantities(null, null, null, null);

    /** Millionths of a unit, the form in which a quantity meets its price; null where absent. */
    static @Nullable Long millionths(@Nullable BigDecimal quantity) {
        return quantity == null ? null : quantity.movePointRight(6).longValueExact();
    }
}
