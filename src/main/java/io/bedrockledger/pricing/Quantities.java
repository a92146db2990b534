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
 * @param guardrailUnits text units that a guardrail's content filters evaluated
 * @param otherGuardrailUnits units that are billed and that no leg stands for, such as the images of a content filter: any
 *     of them leaves the cost incomplete
 * @param metered what other legs count, such as tokens of speech or the units of one guardrail policy; none of the legs
 *     that the buckets of tokens or the components above count. A leg that the model bills and that is absent here was not
 *     told, which leaves the cost incomplete, too
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

    /** True when a guardrail's trace was there, be its counts zero. */
    boolean countsGuardrail() {
        return guardrailUnits != null
                || otherGuardrailUnits != null
                || metered.keySet().stream().anyMatch(Leg::isGuardrails);
    }

    /** True when a guardrail evaluated something that is billed. */
    boolean hasGuardrailUnits() {
        return isPositive(otherGuardrailUnits) || Leg.GUARDRAIL.stream().anyMatch(leg -> isPositive(of(leg)));
    }

    private static boolean isPositive(@Nullable BigDecimal quantity) {
        return quantity != null && quantity.signum() > 0;
    }

    /** What the call counts of a leg, in what the leg's price is for; null where the record does not tell. */
    @Nullable
    BigDecimal of(Leg leg) {
        return switch (leg) {
            case IMAGE -> images;
            case SECOND -> seconds;
            case SEARCH_UNIT -> searchUnits;
            case GUARDRAIL_UNIT -> guardrailUnits;
            case INPUT, CACHE_READ, CACHE_WRITE, CACHE_WRITE_1H, OUTPUT, CMU_MINUTE, REQUEST -> null;
            case SPEECH_INPUT,
                    SPEECH_OUTPUT,
                    IMAGE_OUTPUT,
                    GROUNDING,
                    GUARDRAIL_TOPIC_UNIT,
                    GUARDRAIL_PII_UNIT,
                    GUARDRAIL_GROUNDING_UNIT,
                    GUARDRAIL_REASONING_UNIT -> metered.get(leg);
        };
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
