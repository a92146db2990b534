package io.bedrockledger.ingest;

import io.bedrockledger.source.LogSource;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Receipts;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final SortedSet<LocalDate> unfinished;
    private final PriorReceipts prior = new PriorReceipts();
    private final Listing listing;
    private final List<DayWork> works = new ArrayList<>();
    private int unchangedDays;
    private int vanishedObjects;

    private Agenda(LogSource source, Window window, Receipts receipts) throws IOException {
        this.source = source;
        this.window = window;
        this.receipts = receipts;
        this.unfinished = receipts.unfinishedDates();
        this.listing = Listing.of(source, window);
        prior.load(receipts, window.from(), window.to());
        for (LocalDate date : unfinished) {
            look(date);
        }
    }

    /** Lists a source and compares it with the receipts. */
    static Agenda of(LogSource source, Window window, Receipts receipts) throws IOException {
        Agenda agenda = new Agenda(source, window, receipts);
        agenda.compare();
        return agenda;
    }

    /** The log days to read; those that a dead run left come first. */
    List<DayWork> works() {
        return works;
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
        Set<DayUnit> released = released();
        Set<DayUnit> all = new TreeSet<>(Listing.BY_DATE);
        all.addAll(listing.days().keySet());
        all.addAll(prior.units());
        for (DayUnit unit : all) {
            if (window.contains(unit.logDate()) || unfinished.contains(unit.logDate()) || released.contains(unit)) {
                compare(unit, released.contains(unit));
            }
        }
        works.sort(Comparator.comparing(DayWork::unfinished, Comparator.reverseOrder()));
    }

    private void compare(DayUnit unit, boolean released) {
        boolean left = unfinished.contains(unit.logDate());
        boolean listed = !listing.objects(unit).isEmpty();
        Set<String> vanished = prior.vanished(unit, listing.objects(unit));
        vanishedObjects += vanished.size();
        if (left || (listed && (released || !prior.isUnchanged(unit, listing.objects(unit))))) {
            works.add(new DayWork(unit, listing.objects(unit), vanished, left));
        } else if (listed) {
            unchangedDays++;
        }
    }

    /**
     * The log days beside one of whose objects the content changed: the record that a call of theirs lost to may be
     * gone.
     */
    private Set<DayUnit> released() throws IOException {
        Set<DayUnit> released = new TreeSet<>(Listing.BY_DATE);
        for (DayUnit unit : List.copyOf(listing.days().keySet())) {
            if (prior.hasOtherContent(unit, listing.objects(unit))) {
                for (int days : new int[] {-1, 1}) {
                    DayUnit beside = new DayUnit(unit.logDate().plusDays(days), unit.accountId(), unit.region());
                    if (prior.hasDuplicates(beside)) {
                        released.add(beside);
                    }
                }
            }
        }
        SortedSet<LocalDate> dates = new TreeSet<>();
        released.forEach(unit -> dates.add(unit.logDate()));
        dates.removeIf(date -> window.contains(date) || unfinished.contains(date));
        for (LocalDate date : dates) {
            look(date);
        }
        return released;
    }
}
