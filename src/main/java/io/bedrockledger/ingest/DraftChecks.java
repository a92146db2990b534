package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Checks;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Holds a draft against every check before anything of it is committed. */
final class DraftChecks {

    private DraftChecks() {}

    /**
     * Runs every check.
     *
     * @throws IllegalStateException naming the checks that returned a row
     */
    static void require(DuckDb engine, Draft draft, SortedSet<LocalDate> logDates, SortedSet<LocalDate> usageDates) {
        List<Checks.Violation> violations = Checks.run(engine, draft, logDates, usageDates);
        if (!violations.isEmpty()) {
            String found = violations.stream()
                    .map(violation -> violation.check() + ": " + violation.firstRow())
                    .collect(Collectors.joining("; "));
            throw new IllegalStateException("[sql/checks] every check must return no row; " + found
                    + "; nothing of these log days is published, and the tables are as they were; this is a bug");
        }
    }
}
