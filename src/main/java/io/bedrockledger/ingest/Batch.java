package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The log days between two commits. */
final class Batch {

    private final List<DayWork> works;
    private final List<Portion> portions;
    private final Warehouse warehouse;
    private final Map<DayUnit, DayState> days = new TreeMap<>(Listing.BY_DATE);
    private final OptionalLong expectedInvocations;
    private final OptionalLong expectedRejected;
    private SortedSet<LocalDate> affected = Collections.emptySortedSet();
    private final Instant begun;

    Batch(List<DayWork> works, List<Portion> portions, Warehouse warehouse, Instant begun) {
        this.works = List.copyOf(works);
        this.portions = List.copyOf(portions);
        this.warehouse = warehouse;
        this.begun = begun;
        this.expectedInvocations = warehouse.snapshot(LedgerTable.INVOCATIONS);
        this.expectedRejected = warehouse.snapshot(LedgerTable.REJECTED_RECORDS);
        works.forEach(work -> days.put(work.unit(), new DayState(work.unit())));
    }

    List<DayWork> works() {
        return works;
    }

    List<Portion> portions() {
        return portions;
    }

    Portion portion(String name) {
        return portions.stream()
                .filter(portion -> portion.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("[" + name + "] must be a portion of the batch"));
    }

    /** Takes what a worker read. */
    synchronized void add(GroupResult result) {
        days.computeIfAbsent(result.unit(), DayState::new).add(result);
    }

    /** The log days of the batch and, once settled, the published ones that lose a call to it. */
    Map<DayUnit, DayState> days() {
        return days;
    }

    /** A log day of the batch. */
    DayState day(DayUnit unit) {
        DayState day = days.get(unit);
        if (day == null) {
            throw new IllegalStateException("[" + unit + "] must be a log day of the batch; this is a bug");
        }
        return day;
    }

    /** The usage dates that the published rows of the batch's log days have now. */
    SortedSet<LocalDate> usageDates() {
        return new TreeSet<>(new Calls(warehouse).usageDates(days.keySet()));
    }

    /** The usage dates that have lost or gained a call. */
    SortedSet<LocalDate> affected() {
        return affected;
    }

    /**
     * Notes them, and the dates around the log days: if an earlier run died between the facts and the roll-up, these are
     * the ones it left behind.
     */
    void affected(SortedSet<LocalDate> dates) {
        SortedSet<LocalDate> all = new TreeSet<>(dates);
        for (DayUnit unit : days.keySet()) {
            all.add(unit.logDate().minusDays(1));
            all.add(unit.logDate());
            all.add(unit.logDate().plusDays(1));
        }
        affected = Collections.unmodifiableSortedSet(all);
    }

    Instant begun() {
        return begun;
    }

    /** The snapshot that the batch was made from. */
    OptionalLong expectedInvocations() {
        return expectedInvocations;
    }

    /** The snapshot that the batch was made from. */
    OptionalLong expectedRejected() {
        return expectedRejected;
    }
}
