package io.bedrockledger.ingest;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What another edition makes of calls that had the same price entry, status and reason.
 *
 * @param key what they have in common
 * @param requests how many they are
 * @param beforeUsd their list cost as it is stored
 * @param afterUsd their list cost by the other edition
 */
public record RepricedCalls(Key key, long requests, BigDecimal beforeUsd, BigDecimal afterUsd) {

    /** How they are priced before and after. */
    public record Key(Pricing from, Pricing to) {

        public Key {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * By what calls are priced, and how sure it is.
     *
     * @param rateId the price entry; null where none was used
     * @param status as the contract names it
     * @param reason why it is not exact; null where it is
     */
    public record Pricing(
            @Nullable String rateId,
            String status,
            @Nullable String reason) {

        public Pricing {
            Objects.requireNonNull(status, "status");
        }

        static Pricing of(StoredCost cost) {
            return new Pricing(cost.rateId(), cost.status(), cost.reason());
        }
    }

    /** One more call. */
    RepricedCalls plus(StoredCost before, StoredCost after) {
        return new RepricedCalls(
                key, requests + 1, beforeUsd.add(before.listOrZero()), afterUsd.add(after.listOrZero()));
    }

    static RepricedCalls none(StoredCost before, StoredCost after) {
        return new RepricedCalls(new Key(Pricing.of(before), Pricing.of(after)), 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** What the edition adds to the cost; below zero when it takes from it. */
    public BigDecimal differenceUsd() {
        return afterUsd.subtract(beforeUsd);
    }
}
