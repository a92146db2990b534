package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.Unfinished;
import io.bedrockledger.warehouse.Warehouse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run has to read: the log days of its window whose listing differs from their receipts and, whatever the
 * window, those that a dead run left between two commits.
 */
final class Agenda {

    private final LogSource source;
    private final Window window;
    private final Receipts receipts;
    private final Unfinished unfinished;
    private final Map<DayUnit, Set<String>> unfinishedKeys;
    private final PriorReceipts prior = new PriorReceipts();
    private final Listing listing;
    private final List<DayWork> works = new ArrayList<>();
    private int unchangedDays;
    private int vanishedObjects;

    private Agenda(LogSource source, Window window, Warehouse warehouse) throws IOException {
        this.source = source;
        this.window = window;
        this.receipts = new Receipts(warehouse);
        this.unfinished = receipts.unfinished();
        this.unfinishedKeys = new Calls(warehouse).logKeys(unfinished.logDates());
        this.listing = Listing.of(source, window);
        prior.load(receipts, window.from(), window.to());
        for (LocalDate date : unfinished.logDates()) {
            look(date);
        }
    }

    /** Lists a source and compares it with the receipts. */
    static Agenda of(LogSource source, Window window, Warehouse warehouse) throws IOException {
        Agenda agenda = new Agenda(source, window, warehouse);
        agenda.compare();
        return agenda;
    }

    /** The log days to read; those that must be published together come first. */
    List<DayWork> works() {
        return works;
    }

    /** The usage dates that a dead run changed without making their roll-up again. */
    SortedSet<LocalDate> unfinishedUsageDates() {
        return unfinished.usageDates();
    }

    /** What earlier runs read on the days that the run looks at. */
    PriorReceipts prior() {
        return prior;
    }

    /** Whether the source has no log object on these days. */
    boolean isEmpty() {
        return listing.days().isEmpty();
    }

    int unchangedDays() {
        return unchangedDays;
    }

    /** Objects that were read before and are no longer listed. */
    int vanishedObjects() {
        return vanishedObjects;
    }

    /** Looks at a day beside the window as well. */
    private void look(LocalDate date) throws IOException {
        prior.load(receipts, date, date);
        if (!window.contains(date)) {
            listing.add(source, date, date);
        }
    }

    private void compare() throws IOException {
        Set<DayUnit> changed = new TreeSet<>(Listing.BY_DATE);
        Set<DayUnit> released = released(changed);
        Set<DayUnit> all = new TreeSet<>(Listing.BY_DATE);
        all.addAll(listing.days().keySet());
        all.addAll(prior.units());
        all.addAll(unfinishedKeys.keySet());
        for (DayUnit unit : all) {
            if (window.contains(unit.logDate())
                    || unfinished.logDates().contains(unit.logDate())
                    || released.contains(unit)) {
                compare(unit, released.contains(unit), changed.contains(unit));
            }
        }
        works.sort(Comparator.comparing(DayWork::together, Comparator.reverseOrder()));
    }

    private void compare(DayUnit unit, boolean released, boolean releases) {
        boolean left = unfinished.logDates().contains(unit.logDate());
        List<LogObject> listed = listing.objects(unit);
        Set<String> vanished = prior.vanished(unit, listed);
        vanishedObjects += vanished.size();
        if (left || (!listed.isEmpty() && (released || !prior.isUnchanged(unit, listed)))) {
            Set<String> kept = new HashSet<>(vanished);
            kept.addAll(unfinishedKeys.getOrDefault(unit, Set.of()));
            listed.forEach(object -> kept.remove(object.key()));
            works.add(new DayWork(unit, listed, kept, left || released || releases));
        } else if (!listed.isEmpty()) {
            unchangedDays++;
        }
    }

    /**
     * The log days beside one of whose objects the content changed: the record that a call of theirs lost to may be
     * gone.
     *
     * @param releasing takes the log days whose content changed
     */
    private Set<DayUnit> released(Set<DayUnit> releasing) throws IOException {
        Set<DayUnit> released = new TreeSet<>(Listing.BY_DATE);
        for (DayUnit unit : List.copyOf(listing.days().keySet())) {
            if (prior.hasOtherContent(unit, listing.objects(unit))) {
                for (DayUnit beside : List.of(unit.before(), unit.after())) {
                    if (prior.hasDuplicates(beside)) {
                        released.add(beside);
                        releasing.add(unit);
                    }
                }
            }
        }
        SortedSet<LocalDate> dates = new TreeSet<>();
        released.forEach(unit -> dates.add(unit.logDate()));
        dates.removeIf(date -> window.contains(date) || unfinished.logDates().contains(date));
        for (LocalDate date : dates) {
            look(date);
        }
        return released;
    }
}
