package io.bedrockledger.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a call is billed for besides tokens, each with at most six decimals; null where the record does not tell.
 *
 * @param images images made, or read by an embedding model
 * @param seconds seconds of audio or video made
 * @param searchUnits rerank queries
 * @param guardrailUnits text units that a guardrail's content filters and denied topics evaluated
 * @param otherGuardrailUnits units of its other policies that are billed, each at a price of its own, which the book does
 *     not have: any of them leaves the cost incomplete
 */
public record Quantities(
        @Nullable BigDecimal images,
        @Nullable BigDecimal seconds,
        @Nullable BigDecimal searchUnits,
        @Nullable BigDecimal guardrailUnits,
        @Nullable BigDecimal otherGuardrailUnits) {

    /** Nothing but tokens. */
    public static final Quantities NONE = new Quantities(null, null, null, null, null);

    private static final int DECIMALS = 6;

    public Quantities {
        check("images", images);
        check("seconds", seconds);
        check("searchUnits", searchUnits);
        check("guardrailUnits", guardrailUnits);
        check("otherGuardrailUnits", otherGuardrailUnits);
    }

    private static void check(String name, @Nullable BigDecimal quantity) {
        if (quantity != null
                && (quantity.signum() < 0 || quantity.stripTrailingZeros().scale() > DECIMALS)) {
            throw new IllegalArgumentException(
                    "[quantities] " + name + " must be >= 0 with at most six decimals; found " + quantity
                            + "; reject the record before it is priced");
        }
    }

    /** Millionths of a unit, the form in which a quantity meets its price; null where absent. */
    static @Nullable Long millionths(@Nullable BigDecimal quantity) {
        return quantity == null ? null : quantity.movePointRight(DECIMALS).longValueExact();
    }
}
