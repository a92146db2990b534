package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Leg;
import java.math.BigDecimal;
import java.time.Instant;

/** What became of a SKU. */
sealed interface MappedSku {

    /**
     * A price of a leg.
     *
     * @param longContext true above the model's context limit
     * @param usd per unit of the leg, at most six decimals
     */
    record Priced(RateKey key, Leg leg, boolean longContext, BigDecimal usd, Instant effective) implements MappedSku {}

    /**
     * Something else.
     *
     * @param detail what it is, for the report
     */
    record Reported(NotCompared reason, String detail) implements MappedSku {}
}
