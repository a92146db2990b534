package io.bedrockledger.findings;

import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.Row;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at, or should have.
 *
 * @param seen what the detector told when it last saw it
 * @param asOf the last usage date that the detector looked at then
 * @param state where it stands
 * @param since the last day of the data when it came into the state
 * @param reason why the state is UNKNOWN or RESOLVED; null in the others
 * @param opened how often it was opened, at least once
 * @param rank place among the open ones by money, the first 1; null when it is not open
 * @param team who answers for its workflow; null when not known, or when the finding is about a team
 * @param owner who answers for it; null when not known
 * @param nextStep what to do about it
 * @param accepted who accepted it; null when nobody has
 */
record Finding(
        Sighting seen,
        LocalDate asOf,
        FindingState state,
        LocalDate since,
        @Nullable String reason,
        long opened,
        @Nullable Integer rank,
        @Nullable String team,
        @Nullable String owner,
        String nextStep,
        @Nullable Accepted accepted) {

    Finding {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(nextStep, "nextStep");
    }

    /** Who accepted a finding, up to which day, and why. */
    record Accepted(String by, LocalDate until, String why) {

        static Accepted of(Acknowledgement acknowledgement) {
            return new Accepted(acknowledgement.by(), acknowledgement.until(), acknowledgement.why());
        }
    }

    Subject subject() {
        return seen.subject();
    }

    String id() {
        return subject().id();
    }

    /** The same in another state, from a day on; in the same state it stays as it is, with its own day. */
    Finding in(FindingState next, LocalDate day, @Nullable String why) {
        return new Finding(
                seen,
                asOf,
                next,
                state == next ? since : day,
                state == next && next == FindingState.RESOLVED ? reason : why,
                opened,
                null,
                team,
                owner,
                nextStep,
                accepted);
    }

    /** The same at a place among the open ones. */
    Finding at(@Nullable Integer place) {
        return new Finding(seen, asOf, state, since, reason, opened, place, team, owner, nextStep, accepted);
    }

    void fill(Row row) {
        subject().values().forEach(row::set);
        if (!subject().kind().subject().contains(FindingColumn.TEAM)) {
            row.set(FindingColumn.TEAM, team);
        }
        row.set(FindingColumn.FINDING_ID, id())
                .set(FindingColumn.KIND, subject().kind())
                .set(FindingColumn.STATE, state)
                .set(FindingColumn.STATE_SINCE, since)
                .set(FindingColumn.STATE_REASON, reason)
                .set(FindingColumn.OPENED_COUNT, opened)
                .set(FindingColumn.RANK, rank)
                .set(FindingColumn.AS_OF, asOf)
                .set(FindingColumn.OWNER, owner)
                .set(FindingColumn.NEXT_STEP, nextStep);
        fillFigures(row);
        if (accepted != null) {
            row.set(FindingColumn.ACKNOWLEDGED_BY, accepted.by())
                    .set(FindingColumn.ACKNOWLEDGED_UNTIL, accepted.until())
                    .set(FindingColumn.ACKNOWLEDGED_WHY, accepted.why());
        }
    }

    private void fillFigures(Row row) {
        row.set(FindingColumn.LIST_COST_7D_USD, seen.listCost7dUsd())
                .set(FindingColumn.LIST_COST_28D_USD, seen.listCost28dUsd())
                .set(FindingColumn.CALLS_7D, seen.calls7d())
                .set(FindingColumn.CALLS_28D, seen.calls28d())
                .set(FindingColumn.UNPRICED_CALLS_28D, seen.unpricedCalls28d())
                .set(FindingColumn.FIRST_SEEN, seen.firstSeen())
                .set(FindingColumn.LAST_SEEN, seen.lastSeen())
                .set(FindingColumn.PLACES, seen.places())
                .set(FindingColumn.EVIDENCE, seen.evidence());
    }
}
