package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.ColumnPatch;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.FilePatch;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowEdit;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;

/**
 * The pass over the calls of a draft that sets what more than one record decides. Files in which a call changes are written
 * anew, also published ones; the others stay as they are.
 */
final class Enriching {

    private final Warehouse warehouse;
    private final Draft draft;
    private final StopCheck stop;
    private final List<? extends Enrichment> enrichments;

    /**
     * A pass.
     *
     * @param draft has the calls of its log days
     * @param stop asked at every row
     */
    Enriching(Warehouse warehouse, Draft draft, StopCheck stop, List<? extends Enrichment> enrichments) {
        this.warehouse = warehouse;
        this.draft = draft;
        this.stop = stop;
        this.enrichments = List.copyOf(enrichments);
    }

    /**
     * Sets the columns, on as many days as it takes.
     *
     * @param patched takes what was written anew, before it is part of the draft
     */
    void run(Consumer<List<FilePatch>> patched) {
        Calls calls = new Calls(warehouse);
        NavigableSet<LocalDate> changed = calls.usageDates(draft.removed(LedgerTable.INVOCATIONS));
        changed.addAll(calls.usageDates(draft.added(LedgerTable.INVOCATIONS)));
        while (!changed.isEmpty()) {
            NavigableSet<LocalDate> edited = new TreeSet<>();
            for (Enrichment enrichment : enrichments) {
                edited.addAll(enrichment.prepare(draft, changed));
            }
            List<FilePatch> patches = new ArrayList<>();
            try {
                edit(edited, patches);
            } catch (RuntimeException e) {
                patches.forEach(patch -> warehouse.discard(LedgerTable.INVOCATIONS, patch.after()));
                throw e;
            }
            patched.accept(patches);
            draft.patch(LedgerTable.INVOCATIONS, patches);
            NavigableSet<LocalDate> further = new TreeSet<>();
            enrichments.forEach(enrichment -> further.addAll(enrichment.further()));
            changed = further;
        }
    }

    private void edit(NavigableSet<LocalDate> usageDates, List<FilePatch> patches) {
        ColumnPatch patch = new ColumnPatch(warehouse, columns(true), columns(false), draft.runId(), stop);
        for (DataFile file : inOrder(draft, usageDates)) {
            List<RowEdit> edits = new ArrayList<>();
            enrichments.forEach(enrichment -> enrichment.edit(file).ifPresent(edits::add));
            if (!edits.isEmpty()) {
                patch.apply(file, (row, position) -> edits.forEach(edit -> edit.edit(row, position)))
                        .ifPresent(after -> patches.add(new FilePatch(file, after)));
            }
        }
    }

    /** The files with calls of some usage dates, in the order in which they are edited. */
    static List<DataFile> inOrder(Draft draft, NavigableSet<LocalDate> usageDates) {
        return draft.calls(usageDates).stream()
                .sorted(Comparator.comparing(DataFile::location))
                .toList();
    }

    private Set<InvocationColumn> columns(boolean looked) {
        Set<InvocationColumn> columns = EnumSet.noneOf(InvocationColumn.class);
        enrichments.forEach(enrichment -> columns.addAll(looked ? enrichment.looks() : enrichment.sets()));
        return columns;
    }
}
