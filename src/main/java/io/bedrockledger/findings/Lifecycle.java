package io.bedrockledger.findings;

import io.bedrockledger.warehouse.FindingColumn;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How findings go from one look to the next: opened, acknowledged, resolved when the evidence is gone, and unknown where
 * nobody could look. Pure: the same tables, registry and day give the same findings.
 */
final class Lifecycle {

    /** A place is dark when no call of anybody came from it for so many days: then nothing is known of who calls there. */
    static final int DARK_DAYS = 7;

    private final Registry registry;
    private final NextStep nextStep;
    private final LocalDate asOf;
    private final LocalDate today;
    private final Map<String, LocalDate> lastCalls;

    /**
     * A look.
     *
     * @param asOf the last usage date that it looks at
     * @param today the day (UTC) of the look, on which acknowledgements hold or do not
     * @param lastCalls the last usage date of each place, {@code account/region}
     */
    Lifecycle(Registry registry, LocalDate asOf, LocalDate today, Map<String, LocalDate> lastCalls) {
        this.registry = registry;
        this.nextStep = new NextStep(registry);
        this.asOf = asOf;
        this.today = today;
        this.lastCalls = new TreeMap<>(lastCalls);
    }

    /** A finding whose evidence is there. */
    Finding seen(Sighting sighting, @Nullable Finding before) {
        Finding.Accepted accepted = accepted(sighting.subject());
        FindingState state = accepted == null ? FindingState.OPEN : FindingState.ACKNOWLEDGED;
        boolean comesBack = before != null && before.state() == FindingState.RESOLVED;
        Optional<Declaration> declared = declaration(sighting.subject());
        return new Finding(
                before == null ? sighting : sighting.sinceFirst(before.seen()),
                asOf,
                state,
                before != null && before.state() == state ? before.since() : asOf,
                null,
                before == null ? 1 : before.opened() + (comesBack ? 1 : 0),
                null,
                declared.map(Declaration::team).orElse(null),
                declared.map(Declaration::owner).orElse(null),
                nextStep.of(sighting.subject()),
                accepted);
    }

    /** A finding that its detector did not tell, although it looked. */
    Finding notSeen(Finding before) {
        if (before.state() == FindingState.RESOLVED) {
            return before.at(null);
        }
        Optional<String> dark = darkPlaces(before.seen()).findFirst();
        return dark.map(place -> unknown(before, "no call came from " + place + " after " + lastCall(place)))
                .orElseGet(() -> before.in(FindingState.RESOLVED, asOf, "not seen any more"));
    }

    /** A finding that nobody could look for; what was resolved stays so. */
    Finding unknown(Finding before, String why) {
        return before.state() == FindingState.RESOLVED ? before.at(null) : before.in(FindingState.UNKNOWN, asOf, why);
    }

    private Stream<String> darkPlaces(Sighting sighting) {
        return sighting.placeNames().filter(place -> {
            LocalDate last = lastCalls.get(place);
            return last == null || last.plusDays(DARK_DAYS).compareTo(asOf) <= 0;
        });
    }

    private String lastCall(String place) {
        return Optional.ofNullable(lastCalls.get(place))
                .map(LocalDate::toString)
                .orElse("it was seen");
    }

    private Finding.@Nullable Accepted accepted(Subject finding) {
        return registry.acknowledgement(finding, today)
                .map(Finding.Accepted::of)
                .orElse(null);
    }

    private Optional<Declaration> declaration(Subject finding) {
        Optional<Declaration> workflow = finding.value(FindingColumn.WORKFLOW)
                .flatMap(name -> registry.declaration(Declaration.Kind.WORKFLOW, name));
        return workflow.isPresent()
                ? workflow
                : finding.value(FindingColumn.PROMPT)
                        .flatMap(name -> registry.declaration(Declaration.Kind.PROMPT, name));
    }
}
