package io.bedrockledger.pricing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What each leg costs; a leg without a price is absent, never free. Prices have at most six decimals. */
public final class Rates {

    /** No price: not zero. */
    static final long NONE = -1;

    private static final int DECIMALS = 6;

    private static final Leg[] LEGS = Leg.values();

    private final long[] microUsd = new long[LEGS.length];

    /** @param microUsd 1e-6 USD per unit of the leg, zero or more */
    Rates(Map<Leg, Long> microUsd) {
        Arrays.fill(this.microUsd, NONE);
        microUsd.forEach((leg, price) -> this.microUsd[leg.index()] = price);
    }

    /** Price in 1e-6 USD per unit of the leg, or {@link #NONE}. */
    long microUsd(Leg leg) {
        return microUsd[leg.index()];
    }

    /** True when the leg has a price, be it zero. */
    public boolean has(Leg leg) {
        return microUsd(leg) != NONE;
    }

    /** Price of a leg in USD per unit of the leg. */
    public Optional<BigDecimal> usd(Leg leg) {
        return has(leg) ? Optional.of(BigDecimal.valueOf(microUsd(leg), DECIMALS)) : Optional.empty();
    }

    /** The priced legs in the order of {@link Leg}, with prices in USD per unit of the leg. */
    public Map<Leg, BigDecimal> usd() {
        Map<Leg, BigDecimal> prices = new EnumMap<>(Leg.class);
        for (Leg leg : LEGS) {
            usd(leg).ifPresent(price -> prices.put(leg, price));
        }
        return prices;
    }
}
