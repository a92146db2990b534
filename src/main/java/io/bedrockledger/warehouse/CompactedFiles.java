package io.bedrockledger.warehouse;

import java.io.Closeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/** The files that rows are gathered in: a new one begins when the last has reached its size. */
final class CompactedFiles implements Closeable {

    /** Rows between two looks at the size. */
    private static final int ROWS_A_LOOK = 1_000;

    private final Warehouse warehouse;
    private final LedgerTable table;
    private final Optional<LocalDate> date;
    private final String name;
    private final long fileBytes;
    private final List<DataFile> finished = new ArrayList<>();
    private @Nullable RowFile open;

    /**
     * Files of one day, or of a table without days.
     *
     * @param name begins the files' names
     * @param fileBytes the size at which a file ends, about
     */
    CompactedFiles(Warehouse warehouse, LedgerTable table, Optional<LocalDate> date, String name, long fileBytes) {
        this.warehouse = warehouse;
        this.table = table;
        this.date = date;
        this.name = name;
        this.fileBytes = fileBytes;
    }

    void append(Row row) {
        RowFile file = open;
        if (file == null) {
            file = date.isPresent() ? warehouse.write(table, date.get(), name) : warehouse.write(table, name);
            open = file;
        }
        file.append(row);
        if (file.rowCount() % ROWS_A_LOOK == 0 && file.bytes() >= fileBytes) {
            finish();
        }
    }

    /** Ends the last file; all of them. */
    List<DataFile> finish() {
        if (open != null) {
            open.finish().ifPresent(finished::add);
            open = null;
        }
        return List.copyOf(finished);
    }

    /** Removes the file that is not finished. */
    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
