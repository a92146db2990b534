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

    /** The log day of the same account and region before this one. */
    public DayUnit before() {
        return new DayUnit(logDate.minusDays(1), accountId, region);
    }

    /** The log day of the same account and region after this one. */
    public DayUnit after() {
        return new DayUnit(logDate.plusDays(1), accountId, region);
    }
}
