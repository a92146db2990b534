package io.bedrockledger.warehouse;

import java.util.List;

/**
 * What the upkeep of a run did.
 *
 * @param compactedDays partitions whose files became fewer, over all tables
 * @param filesBefore their files before
 * @param filesAfter their files after
 * @param expiredSnapshots snapshots that are gone
 * @param removedFiles files that went with them, or that no table named
 * @param failures what could not be done; empty when all was
 */
public record UpkeepReport(
        Outcome outcome,
        int compactedDays,
        int filesBefore,
        int filesAfter,
        int expiredSnapshots,
        int removedFiles,
        List<Failure> failures) {

    /** How upkeep went, as {@code runs} tells it. */
    public enum Outcome {
        /** All that was due is done, within the bounds of one run. */
        DONE,
        /** Something could not be done; the next run tries again. */
        FAILED,
        /** The run was told to end; the next run does the rest. */
        STOPPED,
        /** The last one is recent. */
        NOT_DUE,
        /** Switched off. */
        OFF
    }

    /**
     * Something that could not be done.
     *
     * @param lasting whether it will fail again until a person mends it, since a file that a table names is not there or cannot be read
     */
    public record Failure(String message, boolean lasting) {}

    public UpkeepReport {
        failures = List.copyOf(failures);
    }

    static UpkeepReport nothing(Outcome outcome) {
        return new UpkeepReport(outcome, 0, 0, 0, 0, 0, List.of());
    }

    /** Whether a person must mend something. */
    public boolean isLasting() {
        return failures.stream().anyMatch(Failure::lasting);
    }

    /** Whether the tables' files are other ones than before. */
    public boolean didSomething() {
        return compactedDays > 0 || expiredSnapshots > 0 || removedFiles > 0;
    }
}
