package io.bedrockledger.warehouse;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes data files of calls anew with some columns changed. All other columns are copied as they stand in the file,
 * compressed, so that a patch costs about what reading and writing the changed columns costs. Rows keep their number and
 * their order; one that changes names the run that changed it.
 *
 * <p>What it writes is seen by nobody before a commit. Memory: the changed columns of one row group.
 */
public final class ColumnPatch {

    private final Warehouse warehouse;
    private final List<Column> read;
    private final List<Column> changed;
    private final String runId;
    private final StopCheck stop;

    /**
     * A patch.
     *
     * @param looked columns that an edit looks at
     * @param changed columns that an edit may set; it sees them as well
     * @param stop asked at every row
     */
    public ColumnPatch(
            Warehouse warehouse,
            Collection<InvocationColumn> looked,
            Collection<InvocationColumn> changed,
            String runId,
            StopCheck stop) {
        EnumSet<InvocationColumn> written = EnumSet.of(InvocationColumn.RUN_ID);
        written.addAll(changed);
        EnumSet<InvocationColumn> all = EnumSet.copyOf(written);
        all.addAll(looked);
        this.warehouse = warehouse;
        this.changed = List.copyOf(written);
        this.read = List.copyOf(all);
        this.runId = runId;
        this.stop = stop;
    }

    /**
     * Edits the rows of a data file, committed or not.
     *
     * @return the file with the rows as they are now; empty when none changed, and nothing was written then
     */
    public Optional<DataFile> apply(DataFile source, RowEdit edit) {
        Table table = warehouse.table(LedgerTable.INVOCATIONS);
        try (PatchSource rows = PatchSource.open(table.io(), source.location(), read)) {
            if (!rows.has(changed)) {
                return rewrite(source, edit);
            }
            return apply(table, source, rows, edit);
        }
    }

    private Optional<DataFile> apply(Table table, DataFile source, PatchSource rows, RowEdit edit) {
        String location = warehouse.newLocation(table, source.partition(), runId);
        try (PatchedFile target = new PatchedFile(table, location, rows, changed)) {
            Edited edited = new Edited(edit);
            while (rows.nextGroup()) {
                target.beginGroup();
                boolean changes = false;
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    changes |= edited.of(row);
                    target.append(row);
                }
                target.endGroup(changes);
            }
            return target.finish(source.partition());
        } catch (IOException e) {
            throw new WarehouseException(
                    "[" + location + "] a data file must be writable; writing it failed; see the cause", e);
        }
    }

    /** A file that was written before one of the columns was thought of is written anew, row by row. */
    private Optional<DataFile> rewrite(DataFile source, RowEdit edit) {
        LocalDate date = FilePlan.date(source);
        Edited edited = new Edited(edit);
        boolean[] changes = new boolean[1];
        try (RowFile target = warehouse.write(LedgerTable.INVOCATIONS, date, runId)) {
            warehouse.read(LedgerTable.INVOCATIONS, source, row -> {
                changes[0] |= edited.of(row);
                target.append(row);
            });
            return changes[0] ? target.finish() : Optional.empty();
        }
    }

    /** The rows of one file, edited one after the other. */
    private final class Edited {

        private final RowEdit edit;
        private final @Nullable Object[] before = new Object[changed.size()];
        private long position;

        Edited(RowEdit edit) {
            this.edit = edit;
        }

        /** Edits a row; whether it changed. */
        boolean of(Row row) {
            stop.check();
            for (int i = 0; i < before.length; i++) {
                before[i] = row.get(changed.get(i).ordinal());
            }
            edit.edit(row, position++);
            boolean changes = false;
            for (int i = 0; i < before.length; i++) {
                changes |= !Objects.equals(before[i], row.get(changed.get(i).ordinal()));
            }
            if (changes) {
                row.set(InvocationColumn.RUN_ID, runId);
            }
            return changes;
        }
    }
}
