package io.bedrockledger.warehouse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/** The snapshots of the facts that receipts were written for, by which the next run sees what a dead one left behind. */
final class FactSnapshots {

    private static final String NO_SNAPSHOT = "none";

    private FactSnapshots() {}

    /** The snapshots of the facts for which the newest receipts were written, by table; empty before the first receipt. */
    static Map<LedgerTable, OptionalLong> receipted(Warehouse warehouse) {
        String noted = warehouse
                .existing(LedgerTable.LOG_DAYS)
                .map(Table::currentSnapshot)
                .map(snapshot -> snapshot.summary().get(Commits.FACTS))
                .orElse("");
        Map<LedgerTable, OptionalLong> facts = new EnumMap<>(LedgerTable.class);
        String[] names = noted.split(" ", -1);
        for (int i = 0; i < LedgerTable.FACTS.size(); i++) {
            boolean known = i < names.length && !names[i].isEmpty() && !names[i].equals(NO_SNAPSHOT);
            facts.put(
                    LedgerTable.FACTS.get(i), known ? OptionalLong.of(Long.parseLong(names[i])) : OptionalLong.empty());
        }
        return facts;
    }

    /** The files that a table gained or lost in the snapshots after one; of all snapshots when that one is unknown. */
    static List<DataFile> changedSince(Warehouse warehouse, LedgerTable table, OptionalLong earlier) {
        Table target = warehouse.existing(table).orElse(null);
        if (target == null) {
            return List.of();
        }
        List<DataFile> changed = new ArrayList<>();
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(target)) {
            if (earlier.isPresent() && snapshot.snapshotId() == earlier.getAsLong()) {
                break;
            }
            if (!DataOperations.REPLACE.equals(snapshot.operation())) {
                SnapshotChanges changes =
                        SnapshotChanges.builderFor(target).snapshot(snapshot).build();
                changes.addedDataFiles().forEach(changed::add);
                changes.removedDataFiles().forEach(changed::add);
            }
        }
        return changed;
    }

    /** The current ones, as text. */
    static String named(Warehouse warehouse) {
        return LedgerTable.FACTS.stream()
                .map(table -> snapshotName(warehouse, table))
                .collect(Collectors.joining(" "));
    }

    private static String snapshotName(Warehouse warehouse, LedgerTable table) {
        OptionalLong snapshot = warehouse.snapshot(table);
        return snapshot.isEmpty() ? NO_SNAPSHOT : Long.toString(snapshot.getAsLong());
    }
}
