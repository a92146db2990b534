package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.RowEdit;
import java.io.Closeable;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.iceberg.DataFile;

/**
 * What sets columns of calls that more than their own record decides, once it is settled which records are calls. It must
 * come to the same values whatever the order of files, and whether days are taken together or one after the other.
 */
interface Enrichment extends Closeable {

    /** The columns that it looks at while it edits. */
    List<InvocationColumn> looks();

    /** The columns that it may set. */
    List<InvocationColumn> sets();

    /**
     * Looks at the calls as a draft leaves them.
     *
     * @param changed the usage dates that lose or gain a call, or have one that changed
     * @return the usage dates whose calls it may edit
     */
    NavigableSet<LocalDate> prepare(Draft draft, NavigableSet<LocalDate> changed);

    /**
     * What edits a file with calls of these dates; empty when none of it changes. Files come in the order of their
     * locations, and one is edited from its first row to its last before the next one is asked for.
     */
    Optional<RowEdit> edit(DataFile file);

    /** The usage dates from which on changes go further than these dates reach; with them it is prepared again. */
    NavigableSet<LocalDate> further();

    /** Lets go of what it prepared. */
    @Override
    void close();
}
