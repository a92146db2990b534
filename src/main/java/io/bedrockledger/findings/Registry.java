package io.bedrockledger.findings;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people declared and accepted.
 *
 * @param declarations what may be, sorted
 * @param acknowledgements what was accepted; the first that holds counts
 * @param clearCallers whether callers stand in the tables under their own names, so that a rule can be made of one
 */
public record Registry(List<Declaration> declarations, List<Acknowledgement> acknowledgements, boolean clearCallers) {

    /** By kind, workflow, name, version and environment. */
    static final Comparator<Declaration> ORDER = Comparator.comparing(Declaration::kind)
            .thenComparing(Declaration::workflow, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Declaration::name)
            .thenComparing(Declaration::version, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Declaration::environment, Comparator.nullsFirst(Comparator.naturalOrder()));

    public Registry {
        declarations = declarations.stream().sorted(ORDER).distinct().toList();
        acknowledgements = List.copyOf(acknowledgements);
    }

    /** The acknowledgement of a finding that holds on a day; empty when none does. */
    Optional<Acknowledgement> acknowledgement(Subject finding, LocalDate day) {
        return acknowledgements.stream()
                .filter(each -> each.holds(finding, day))
                .findFirst();
    }

    /**
     * Where the acknowledgements stand that are in force on a day and are about none of some findings, in the order of the
     * file.
     */
    List<String> idle(Collection<Subject> findings, LocalDate day) {
        return idle(acknowledgements, findings, day);
    }

    static List<String> idle(List<Acknowledgement> acknowledgements, Collection<Subject> findings, LocalDate day) {
        return acknowledgements.stream()
                .filter(each -> each.isInForce(day) && findings.stream().noneMatch(each::means))
                .map(Acknowledgement::where)
                .toList();
    }

    /** What is declared of a kind under a name; empty when nothing is. */
    Optional<Declaration> declaration(Declaration.Kind kind, @Nullable String name) {
        return declarations.stream()
                .filter(each -> each.kind() == kind && each.name().equals(name))
                .findFirst();
    }
}
