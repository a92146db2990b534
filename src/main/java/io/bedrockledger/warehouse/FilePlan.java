package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Which files of a table's current snapshot a reader must open. They come with their bounds of the columns by which
 * whole days are replaced.
 */
final class FilePlan {

    private static final Set<String> BOUNDED = Set.of("log_date", "usage_date", "account_id", "region");

    private FilePlan() {}

    static List<DataFile> of(LedgerTable definition, Table table, Expression filter) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan()
                .filter(filter)
                .includeColumnStats(bounded(definition))
                .planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new WarehouseException("[" + definition.identifier()
                            + "] rows are removed by rewriting their file; "
                            + task.deletes().size()
                            + " delete files were found; rewrite the table with the program that made them");
                }
                files.add(task.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "[" + definition.identifier() + "] the plan of a scan must close; it did not", e);
        }
        return List.copyOf(files);
    }

    /** The date of the partition that a file is of. */
    static LocalDate date(DataFile file) {
        return LocalDate.ofEpochDay(file.partition().get(0, Integer.class));
    }

    private static List<String> bounded(LedgerTable definition) {
        return definition.columns().stream()
                .map(Column::columnName)
                .filter(BOUNDED::contains)
                .toList();
    }
}
