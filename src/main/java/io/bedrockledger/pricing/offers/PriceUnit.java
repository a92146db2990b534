package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much a price of the list is for. The unit alone does not tell: {@code Units} are million tokens, or images, and
 * {@code 1M TPM Hour} is a thousand tokens a minute (AWS Price List of 2026-01-19; the description decides).
 */
final class PriceUnit {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Units that are one of what a leg counts. */
    private static final Map<Leg, Set<String>> ONES = Map.of(
            Leg.IMAGE, Set.of("image", "images"),
            Leg.SECOND, Set.of("second", "seconds"),
            Leg.GUARDRAIL_UNIT, Set.of("textunit", "text unit"),
            Leg.REQUEST, Set.of("request", "requests"));

    /** Words of a description that say so where the unit is {@code Units}. */
    private static final Map<Leg, Set<String>> SAID =
            Map.of(Leg.IMAGE, Set.of("image"), Leg.SEARCH_UNIT, Set.of("per search", "per query"));

    private PriceUnit() {}

    /**
     * What a listed price has to be multiplied by to be USD per unit of the leg; empty when unit and description do not
     * tell, or contradict each other.
     */
    static Optional<BigDecimal> factor(Sku.Price price, Leg leg) {
        String unit = price.unit().toLowerCase(Locale.ROOT);
        String description = price.description().toLowerCase(Locale.ROOT);
        return switch (leg.unit()) {
            case MILLION_TOKENS -> tokens(unit, description);
            case ONE -> ones(unit, description, leg);
        };
    }

    private static Optional<BigDecimal> tokens(String unit, String description) {
        Optional<BigDecimal> said = saidTokens(description);
        Optional<BigDecimal> named = switch (unit) {
            case "1k tokens" -> Optional.of(THOUSAND);
            case "1m tokens", "million tokens" -> Optional.of(BigDecimal.ONE);
            case "tokens", "token" -> Optional.of(MILLION);
            case "units" -> said.or(() -> Optional.of(BigDecimal.ONE));
            default -> Optional.empty();
        };
        return said.isPresent() && named.isPresent() && said.get().compareTo(named.get()) != 0
                ? Optional.empty()
                : named;
    }

    private static Optional<BigDecimal> saidTokens(String description) {
        if (description.matches(".*(\\bmillion\\b|1m\\b|1,000,000).*token.*")) {
            return Optional.of(BigDecimal.ONE);
        }
        return description.matches(".*(\\bthousand\\b|1k\\b|1,000\\b|\\b1000\\b).*token.*")
                ? Optional.of(THOUSAND)
                : Optional.empty();
    }

    private static Optional<BigDecimal> ones(String unit, String description, Leg leg) {
        if (description.matches(".*(\\bthousand\\b|1k\\b|1,000\\b|\\b1000\\b).*")) {
            return Optional.of(new BigDecimal("0.001"));
        }
        boolean isOne = ONES.getOrDefault(leg, Set.of()).contains(unit)
                || SAID.getOrDefault(leg, Set.of()).stream().anyMatch(description::contains);
        return isOne ? Optional.of(BigDecimal.ONE) : Optional.empty();
    }
}
