package io.bedrockledger.warehouse;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The data files that the questions of one database read, each part of a table planned once. */
final class PlannedFiles {

    /** A part of a table, by the condition that stands for it. */
    private record Key(LedgerTable table, String condition) {}

    /**
     * What was planned of a part of a table.
     *
     * @param bytes size of the files together
     */
    record Planned(List<Path> files, long bytes) {}

    private final Map<Key, Planned> parts = new HashMap<>();

    /** Plans a part of a table, unless it is. */
    void add(LedgerTable table, Part part, BiFunction<LedgerTable, Part, Planned> planner) {
        parts.computeIfAbsent(new Key(table, part.condition()), key -> planner.apply(table, part));
    }

    /** Whether a part of a table is planned. */
    boolean holds(LedgerTable table, Part part) {
        return parts.containsKey(new Key(table, part.condition()));
    }

    /** The files of a part of a table; one that was not planned cannot be read. */
    List<Path> files(LedgerTable table, Part part) {
        Planned planned = parts.get(new Key(table, part.condition()));
        if (planned == null) {
            throw new IllegalStateException("[" + table.tableName() + "] a database reads what was planned when it was"
                    + " opened; this part of the table was not: " + part.condition() + "; this is a bug");
        }
        return planned.files();
    }

    /** Every file, once. */
    List<Path> paths() {
        return parts.values().stream()
                .flatMap(part -> part.files().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Size of the files of all parts, each as often as it is in one. */
    long bytes() {
        return parts.values().stream().mapToLong(Planned::bytes).sum();
    }
}
