package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.Objects;

/** A log day: what a run replaces whole. */
public record DayUnit(LocalDate logDate, String accountId, String region) {

    public DayUnit {
        Objects.requireNonNull(logDate, "logDate");
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(region, "region");
    }
}
