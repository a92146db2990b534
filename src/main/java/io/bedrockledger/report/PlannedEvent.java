package io.bedrockledger.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was known before: a launch, a migration, a load test.
 *
 * @param name what it is, in words
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param workflow whose it is; null when it is about all
 * @param mutes whether spikes of it are not alerted
 */
public record PlannedEvent(
        String name, LocalDate from, LocalDate to, @Nullable String workflow, boolean mutes) {

    public PlannedEvent {
        Checks.require(!to.isBefore(from), "an event does not end before it begins", to);
    }
}
