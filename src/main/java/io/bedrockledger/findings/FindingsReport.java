package io.bedrockledger.findings;

import io.bedrockledger.findings.StoredFindings.Stored;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a look changed.
 *
 * @param open findings that are open now
 * @param acknowledged findings that somebody has accepted
 * @param unknown findings of which nobody knows whether they are there
 * @param opened those of the open and acknowledged ones that were not there before, or had been resolved
 * @param gone findings that are resolved now and were not before
 * @param idle where the acknowledgements stand that are in force and about no finding that ever was, so that they hide nothing
 * @param failures why a detector could not look, by its kind; empty when all did
 */
public record FindingsReport(
        long open,
        long acknowledged,
        long unknown,
        long opened,
        long gone,
        List<String> idle,
        Map<FindingKind, String> failures) {

    public FindingsReport {
        idle = List.copyOf(idle);
        Map<FindingKind, String> copy = new EnumMap<>(FindingKind.class);
        copy.putAll(failures);
        failures = Collections.unmodifiableMap(copy);
    }

    static FindingsReport of(
            Map<String, Stored> before, List<Finding> now, List<String> idle, Map<FindingKind, String> failures) {
        return new FindingsReport(
                count(now, finding -> finding.state() == FindingState.OPEN),
                count(now, finding -> finding.state() == FindingState.ACKNOWLEDGED),
                count(now, finding -> finding.state() == FindingState.UNKNOWN),
                count(now, finding -> isThere(finding.state()) && isGone(before(before, finding))),
                count(now, finding -> finding.state() == FindingState.RESOLVED && !isGone(before(before, finding))),
                idle,
                failures);
    }

    private static long count(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream().filter(which).count();
    }

    private static @Nullable FindingState before(Map<String, Stored> before, Finding finding) {
        Stored stored = before.get(finding.id());
        return stored == null ? null : stored.finding().state();
    }

    private static boolean isThere(FindingState state) {
        return state == FindingState.OPEN || state == FindingState.ACKNOWLEDGED;
    }

    private static boolean isGone(@Nullable FindingState state) {
        return state == null || state == FindingState.RESOLVED;
    }
}
