package io.bedrockledger.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.StrictMetricsEvaluator;

/**
 * What one commit does to one table.
 *
 * @param filter whose rows are replaced
 * @param removed the files that hold them
 * @param shared those of them that hold other rows as well, or only others
 * @param added the new rows, and copies of the others of the shared files
 * @param expected the snapshot that the change was made from; empty when there was none
 */
record Change(
        LedgerTable table,
        Expression filter,
        List<DataFile> removed,
        List<DataFile> shared,
        List<DataFile> added,
        OptionalLong expected) {

    Change {
        removed = List.copyOf(removed);
        shared = List.copyOf(shared);
        added = List.copyOf(added);
    }

    /** Nothing yet. */
    static Change none(LedgerTable table, OptionalLong expected) {
        return new Change(table, Expressions.alwaysFalse(), List.of(), List.of(), List.of(), expected);
    }

    /**
     * The same, with some other files of the table replaced whole.
     *
     * @param others those, not among what is removed anyway
     * @param everything what is added in all
     */
    Change alsoReplacing(List<DataFile> others, List<DataFile> everything) {
        List<DataFile> allRemoved = new ArrayList<>(removed);
        List<DataFile> byName = new ArrayList<>(shared);
        allRemoved.addAll(others);
        byName.addAll(others);
        return new Change(table, filter, allRemoved, byName, everything, expected);
    }

    boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** The files that, by their statistics, are not proved to hold rows of the filter alone. */
    static List<DataFile> notOnly(LedgerTable table, Expression filter, Collection<DataFile> files) {
        StrictMetricsEvaluator matchesAll = new StrictMetricsEvaluator(table.schema(), filter);
        return files.stream().filter(file -> !matchesAll.eval(file)).toList();
    }
}
