package io.bedrockledger.ingest;

import java.time.Duration;
import java.util.Objects;

/**
 * The listing that finds what came too late for a night's window.
 *
 * @param days the days that it covers, today included; at least 1
 * @param every how many days after the last one the next is due, in whole days by the calendar; zero makes it due every night
 */
public record DeepListing(int days, Duration every) {

    /** Forty days, once a week. */
    public static final DeepListing DEFAULT = new DeepListing(40, Duration.ofDays(7));

    public DeepListing {
        Objects.requireNonNull(every, "every");
        if (days < 1 || every.isNegative()) {
            throw new IllegalArgumentException(
                    "[ledger.window] deep-days must be at least 1 and deep-every not negative" + " but were " + days
                            + " and " + every);
        }
    }
}
