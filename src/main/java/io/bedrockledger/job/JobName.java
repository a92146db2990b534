package io.bedrockledger.job;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The name of a job in the record of executions: one that no other data folder has, for folders may share a database, and
 * what runs for one is no business of the other's.
 */
record JobName(String value) {

    /** A job of a data folder that a run has made a ledger's. */
    static JobName of(String job, DataFolder folder) {
        try {
            LedgerIdentity identity = folder.identity().orElseThrow();
            return new JobName(job + " " + identity.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
