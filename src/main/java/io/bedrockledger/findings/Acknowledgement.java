package io.bedrockledger.findings;

import io.bedrockledger.warehouse.FindingColumn;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that a finding is known and accepted for a time.
 *
 * @param where the entry that says so, as {@code file:line}
 * @param findingId the finding that is meant; null when kind and subject say which
 * @param kind of the findings that are meant; null when the id says which
 * @param subject what the values of some subject columns must be; empty when the id says which
 * @param by who accepts it
 * @param until the last day (UTC) on which that holds
 * @param why the reason
 */
public record Acknowledgement(
        String where,
        @Nullable String findingId,
        @Nullable FindingKind kind,
        Map<FindingColumn, Predicate<String>> subject,
        String by,
        LocalDate until,
        String why) {

    public Acknowledgement {
        Objects.requireNonNull(where, "where");
        subject = Map.copyOf(subject);
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(why, "why");
        if ((findingId == null) != (kind != null && !subject.isEmpty())) {
            throw new IllegalArgumentException(
                    "[acknowledged] a finding must be named by its id, or by kind and subject;"
                            + " both or neither are there; correct the entry");
        }
    }

    /** Whether it accepts a finding on a day. */
    boolean holds(Subject finding, LocalDate day) {
        return isInForce(day) && means(finding);
    }

    /** Whether it is in force on a day. */
    boolean isInForce(LocalDate day) {
        return !day.isAfter(until);
    }

    /** Whether it is about a finding, on whatever day. */
    boolean means(Subject finding) {
        return findingId == null
                ? finding.kind() == kind
                        && subject.entrySet().stream()
                                .allMatch(condition -> finding.value(condition.getKey())
                                        .filter(condition.getValue())
                                        .isPresent())
                : findingId.equals(finding.id());
    }
}
