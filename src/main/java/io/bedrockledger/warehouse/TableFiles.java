package io.bedrockledger.warehouse;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.expressions.Expression;

/** Which data files a reader of a table opens: those of its current snapshot, or those that a draft would leave. */
@FunctionalInterface
interface TableFiles {

    /** The files that may hold a row that the filter lets through. */
    List<DataFile> plan(LedgerTable table, Expression filter);
}
