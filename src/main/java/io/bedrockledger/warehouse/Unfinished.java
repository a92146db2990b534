package io.bedrockledger.warehouse;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a dead run left between two commits: facts without the roll-ups and receipts that belong to them.
 *
 * @param logDates the day folders whose rows it had replaced
 * @param usageDates the usage dates that lost or gained a call by it
 */
public record Unfinished(SortedSet<LocalDate> logDates, SortedSet<LocalDate> usageDates) {

    /** Nothing: the newest receipts were written for the facts as they are. */
    public static final Unfinished NOTHING = new Unfinished(Collections.emptySortedSet(), Collections.emptySortedSet());

    public Unfinished {
        logDates = Collections.unmodifiableSortedSet(new TreeSet<>(logDates));
        usageDates = Collections.unmodifiableSortedSet(new TreeSet<>(usageDates));
    }
}
