package io.bedrockledger.ingest;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money that a repricing takes out of sight: calls that have a price and would have none, or would lose a leg of it.
 *
 * @param status what they become
 * @param reason why; null where the status needs none
 * @param requests how many they are
 * @param usd what is stored of their cost, and would not be any more
 */
public record WithdrawnPrices(String status, @Nullable String reason, long requests, BigDecimal usd) {

    public WithdrawnPrices {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(usd, "usd");
    }

    static WithdrawnPrices one(StoredCost after, BigDecimal usd) {
        return new WithdrawnPrices(after.status(), after.reason(), 1, usd);
    }

    /** These calls and others of the same status and reason. */
    WithdrawnPrices plus(WithdrawnPrices others) {
        return new WithdrawnPrices(status, reason, requests + others.requests, usd.add(others.usd));
    }
}
