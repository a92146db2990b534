package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.FilePatch;
import io.bedrockledger.warehouse.LedgerTable;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/** The log days between two commits. */
final class Batch implements Closeable {

    private final List<DayWork> works;
    private final List<Portion> portions;
    private final Draft draft;
    private final Set<DayUnit> neighbours = new TreeSet<>(Listing.BY_DATE);
    private final Duplicates duplicates;
    private final SketchSpill sketches;
    private final Map<DayUnit, DayState> days = new TreeMap<>(Listing.BY_DATE);
    private final SortedSet<LocalDate> patchedDates = new TreeSet<>();
    private SortedSet<LocalDate> affected = Collections.emptySortedSet();
    private @Nullable String promptsVersion;
    private final Instant begun;

    /**
     * A batch of which nothing has been read.
     *
     * @param prior what earlier runs read on its days and on those beside them
     * @param sortFile for the request ids that do not fit into memory; sketches of texts go beside it
     */
    Batch(List<DayWork> works, List<Portion> portions, Draft draft, PriorReceipts prior, Path sortFile, Instant begun) {
        this.works = List.copyOf(works);
        this.portions = List.copyOf(portions);
        this.draft = draft;
        this.begun = begun;
        works.forEach(work -> days.put(work.unit(), new DayState(work.unit())));
        Map<DayUnit, Set<String>> compared = new TreeMap<>(Listing.BY_DATE);
        for (DayWork work : works) {
            Set<String> keys = new HashSet<>(work.kept());
            work.objects().forEach(object -> keys.add(object.key()));
            compared.put(work.unit(), keys);
            addNeighbour(work.unit().before(), prior);
            addNeighbour(work.unit().after(), prior);
        }
        neighbours.forEach(unit -> compared.put(unit, prior.keys(unit)));
        this.duplicates = new Duplicates(new Places(compared), sortFile);
        this.sketches = new SketchSpill(sortFile.resolveSibling(sortFile.getFileName() + "-sketches"));
    }

    private void addNeighbour(DayUnit unit, PriorReceipts prior) {
        if (!days.containsKey(unit) && !prior.keys(unit).isEmpty()) {
            neighbours.add(unit);
        }
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

    /** What the batch is going to publish. */
    Draft draft() {
        return draft;
    }

    /** The published log days beside those of the batch, with whose records theirs are compared. */
    Set<DayUnit> neighbours() {
        return neighbours;
    }

    /** The records of the batch and its neighbours; the workers add those that they read. */
    Duplicates duplicates() {
        return duplicates;
    }

    /** The texts of calls of which nothing tells the prompt; the workers add those that they read. */
    SketchSpill sketches() {
        return sketches;
    }

    /** Takes what a worker read. */
    synchronized void add(GroupResult result) {
        day(result.unit()).add(result);
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

    /** Makes a published log day one of the batch. */
    DayState join(DayUnit unit) {
        return days.computeIfAbsent(unit, DayState::new);
    }

    /** The files of a table of facts, of every log day. */
    List<DataFile> files(LedgerTable table) {
        List<DataFile> files = new ArrayList<>();
        days.values().forEach(day -> files.addAll(day.files(table)));
        return files;
    }

    /** The dates of its log days. */
    SortedSet<LocalDate> logDates() {
        SortedSet<LocalDate> dates = new TreeSet<>();
        days.keySet().forEach(unit -> dates.add(unit.logDate()));
        return dates;
    }

    /** Takes files of calls that were written anew, of its log days or of published ones. */
    void patched(List<FilePatch> patches) {
        Map<String, DataFile> after = new HashMap<>();
        for (FilePatch patch : patches) {
            after.put(patch.before().location(), patch.after());
            patchedDates.add(patch.logDate());
        }
        days.values()
                .forEach(day -> day.files(LedgerTable.INVOCATIONS)
                        .replaceAll(file -> after.getOrDefault(file.location(), file)));
    }

    /** The dates of its log days, and of published ones of which a call changes. */
    SortedSet<LocalDate> changedLogDates() {
        SortedSet<LocalDate> dates = logDates();
        dates.addAll(patchedDates);
        return dates;
    }

    /** The usage dates that lose or gain a call. */
    SortedSet<LocalDate> affected() {
        return affected;
    }

    void affected(SortedSet<LocalDate> dates) {
        affected = Collections.unmodifiableSortedSet(new TreeSet<>(dates));
    }

    /** The edition of the prompts that its calls were told by; null before that, and where no usage date changes. */
    @Nullable
    String promptsVersion() {
        return promptsVersion;
    }

    void promptsVersion(String edition) {
        promptsVersion = edition;
    }

    Instant begun() {
        return begun;
    }

    /** Lets go of what was sorted, and removes the files that nobody will commit. */
    @Override
    public void close() {
        duplicates.close();
        sketches.close();
        Map<LedgerTable, List<DataFile>> written = new EnumMap<>(LedgerTable.class);
        LedgerTable.FACTS.forEach(table -> written.put(table, files(table)));
        draft.discard(written);
    }
}
