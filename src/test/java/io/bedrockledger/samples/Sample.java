package io.bedrockledger.samples;

import java.time.Instant;
import java.util.List;

/**
 * One call: its log record, and what is true of it.
 *
 * @param at the record's own time
 * @param record the record, one line of JSON
 * @param bodies bodies that lie beside the log objects
 */
record Sample(Instant at, Unit unit, String requestId, String record, Fact fact, Counts counts, List<Sidecar> bodies) {

    /** A body in an object of its own, by its key below the root. */
    record Sidecar(String key, String text) {}
}
