package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DailyCosts;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.UsageTypes;
import io.bedrockledger.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Rolls up by prompt the usage dates whose costs a version without this roll-up published, from their calls: no log is
 * read. So many a night, the latest first, that a night stays short however long the history is.
 */
final class MissingPrompts {

    /** Usage dates of one night, at most. */
    static final int MOST_DATES = 31;

    private final Warehouse warehouse;
    private final DuckDb engine;
    private final StopCheck stop;

    MissingPrompts(Warehouse warehouse, DuckDb engine, StopCheck stop) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.stop = stop;
    }

    /** Publishes the roll-up of the dates that are next; returns them. */
    NavigableSet<LocalDate> rollUp(String runId) {
        NavigableSet<LocalDate> dates = next();
        if (!dates.isEmpty()) {
            Draft draft = warehouse.draft(runId, stop);
            stop.cancellable(() -> new DailyCosts(draft, engine, UsageTypes.NONE).rollUpPrompts(dates));
            stop.cancellable(() -> DraftChecks.require(engine, draft, new TreeSet<>(), dates));
            draft.commitOrDiscard();
        }
        return dates;
    }

    private NavigableSet<LocalDate> next() {
        NavigableSet<LocalDate> missing = warehouse.dates(LedgerTable.DAILY_COSTS);
        missing.removeAll(warehouse.dates(LedgerTable.DAILY_PROMPTS));
        NavigableSet<LocalDate> next = new TreeSet<>();
        for (Iterator<LocalDate> latest = missing.descendingIterator();
                latest.hasNext() && next.size() < MOST_DATES; ) {
            next.add(latest.next());
        }
        return next;
    }
}
