package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
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
 * @param metered what other legs count, such as tokens of speech or the units of one guardrail policy; none of the legs
 *     that the buckets of tokens or the components above count
 */
public record Quantities(
        @Nullable BigDecimal images,
        @Nullable BigDecimal seconds,
        @Nullable BigDecimal searchUnits,
        @Nullable BigDecimal guardrailUnits,
        @Nullable BigDecimal otherGuardrailUnits,
        Map<Leg, BigDecimal> metered) {

    /** Nothing but tokens. */
    public static final Quantities NONE = new Quantities(null, null, null, null, null);

    private static final Set<Leg> METERED = EnumSet.of(
            Leg.SPEECH_INPUT,
            Leg.SPEECH_OUTPUT,
            Leg.IMAGE_OUTPUT,
            Leg.GROUNDING,
            Leg.GUARDRAIL_TOPIC_UNIT,
            Leg.GUARDRAIL_PII_UNIT,
            Leg.GUARDRAIL_GROUNDING_UNIT,
            Leg.GUARDRAIL_REASONING_UNIT);

    private static final int DECIMALS = 6;

    public Quantities {
        check("images", images);
        check("seconds", seconds);
        check("searchUnits", searchUnits);
        check("guardrailUnits", guardrailUnits);
        check("otherGuardrailUnits", otherGuardrailUnits);
        metered = Map.copyOf(metered);
        metered.forEach(Quantities::checkMetered);
    }

    /** Nothing but what records tell most often. */
    public Quantities(
            @Nullable BigDecimal images,
            @Nullable BigDecimal seconds,
            @Nullable BigDecimal searchUnits,
            @Nullable BigDecimal guardrailUnits,
            @Nullable BigDecimal otherGuardrailUnits) {
        this(images, seconds, searchUnits, guardrailUnits, otherGuardrailUnits, Map.of());
    }

    private static void checkMetered(Leg leg, BigDecimal quantity) {
        check(leg.label(), quantity);
        boolean parted = leg.unit() == Leg.Unit.MILLION_TOKENS
                && quantity.stripTrailingZeros().scale() > 0;
        if (parted || !METERED.contains(leg)) {
            throw new IllegalArgumentException("[quantities] metered must hold legs of " + METERED
                    + ", tokens whole; found " + leg + " " + quantity + "; reject the record before it is priced");
        }
    }

    private static void check(String name, @Nullable BigDecimal quantity) {
        if (quantity != null
                && (quantity.signum() < 0 || quantity.stripTrailingZeros().scale() > DECIMALS)) {
            throw new IllegalArgumentException(
                    "[quantities] " + name + " must be >= 0 with at most six decimals; found " + quantity
                            + "; reject the record before it is priced");
        }
    }

    /** What a leg counts, in millionths of what its price is for. */
    static long millionths(Leg leg, BigDecimal quantity) {
        return switch (leg.unit()) {
            case MILLION_TOKENS -> quantity.longValueExact();
            case ONE -> quantity.movePointRight(DECIMALS).longValueExact();
        };
    }

    /** Millionths of a unit, the form in which a quantity meets its price; null where absent. */
    static @Nullable Long millionths(@Nullable BigDecimal quantity) {
        return quantity == null ? null : quantity.movePointRight(DECIMALS).longValueExact();
    }
}
