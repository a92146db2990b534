package io.bedrockledger.ingest;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What another edition makes of calls that had the same price entry and status.
 *
 * @param key what they have in common
 * @param requests how many they are
 * @param beforeUsd their list cost as it is stored
 * @param afterUsd their list cost by the other edition
 */
public record RepricedCalls(Key key, long requests, BigDecimal beforeUsd, BigDecimal afterUsd) {

    /** Entries and statuses before and after; an entry is null where none was used. */
    public record Key(@Nullable String fromRateId, @Nullable String toRateId, String fromStatus, String toStatus) {

        public Key {
            Objects.requireNonNull(fromStatus, "fromStatus");
            Objects.requireNonNull(toStatus, "toStatus");
        }
    }

    /** One more call. */
    RepricedCalls plus(StoredCost before, StoredCost after) {
        return new RepricedCalls(
                key, requests + 1, beforeUsd.add(before.listOrZero()), afterUsd.add(after.listOrZero()));
    }

    static RepricedCalls none(StoredCost before, StoredCost after) {
        return new RepricedCalls(
                new Key(before.rateId(), after.rateId(), before.status(), after.status()),
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** What the edition adds to the cost; below zero when it takes from it. */
    public BigDecimal differenceUsd() {
        return afterUsd.subtract(beforeUsd);
    }
}
